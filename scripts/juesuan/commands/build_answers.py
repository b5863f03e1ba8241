"""What a build asks of its new database, to tell a person."""

from dataclasses import dataclass
from pathlib import Path

from juesuan.commands.status import STATUS_QUERY
from juesuan.warehouse.query import Answer, asking

_CHOICES_QUERY = """
    select document_id, is_used, usage_reason
    from core.dim_documents
    qualify count(*) over (partition by office_code, fiscal_year) > 1
    order by document_id
"""
OPEN_ERRORS_QUERY = """
    select finding_id, document_id, message_zh, message_en
    from quality.fct_findings
    where status = 'open' and severity = 'error'
    order by document_id, source_line, finding_id
"""
_REFUSED_QUERY = """
    select decision_kind, decision_id, document_id, outcome_message_zh, outcome_message_en
    from quality.fct_review_decisions
    where is_refused
    order by decision_kind, decision_no
"""


@dataclass(frozen=True)
class BuildAnswers:
    """What a new database says for the summary of its build.

    Attributes:
        status: each document with its figures and what is doubtful.
        choices: documents of the same office and year, and which of them is used.
        open_errors: findings that are open errors.
        refused: decisions of seeds/review that do not hold.
    """

    status: Answer
    choices: Answer
    open_errors: Answer
    refused: Answer


def read_answers(database: Path) -> BuildAnswers:
    """Ask a new database.

    Args:
        database: the file of its version.

    Returns:
        What it says.
    """
    with asking(database) as asked:
        return BuildAnswers(
            status=asked(STATUS_QUERY, ()),
            choices=asked(_CHOICES_QUERY, ()),
            open_errors=asked(OPEN_ERRORS_QUERY, ()),
            refused=asked(_REFUSED_QUERY, ()),
        )
