"""What `juesuan status` asks and prints: the published documents."""

from pathlib import Path

from juesuan.known_values import require
from juesuan.printing import PlainConsole, print_answer, print_json, print_line
from juesuan.warehouse.query import Answer, asking

STATUS_QUERY = """
    with

    narratives as (
        select document_id, count(*) as stated_count
        from core.fct_narrative_figures
        group by document_id
    )

    select
        documents.document_id,
        offices.office_name,
        documents.fiscal_year,
        documents.figure_count as table_figures,
        coalesce(narratives.stated_count, 0) as stated_figures,
        documents.unread_count as unread,
        documents.error_issue_count as errors,
        documents.warning_issue_count as warnings,
        quality.tested_count as checks,
        quality.breach_count as breaches,
        quality.open_finding_count as open_findings,
        quality.confirmed_pct,
        documents.is_used,
    from core.dim_documents as documents
    inner join core.dim_offices as offices
        on documents.office_code = offices.office_code
    inner join quality.mart_document_quality as quality
        on documents.document_id = quality.document_id
    left join narratives
        on documents.document_id = narratives.document_id
    order by documents.document_id
"""
_TABLES = (
    "core.dim_offices",
    "core.fct_narrative_figures",
    "quality.mart_document_quality",
)


def read_status(database: Path) -> Answer:
    """Read what is published.

    Args:
        database: the published file.

    Returns:
        The answer to `STATUS_QUERY`.

    Raises:
        MissingTableError: the database is older than this command, or empty.
    """
    with asking(database) as asked:
        require(asked, database, *_TABLES)
        return asked(STATUS_QUERY, ())


def print_status(console: PlainConsole, answer: Answer, database: Path, *, as_json: bool) -> None:
    """Print the published documents.

    Args:
        console: where to.
        answer: what is published.
        database: the published database.
        as_json: one JSON object instead of a table.
    """
    if as_json:
        print_json(console, {"database": str(database), "documents": answer.as_records()})
        return
    print_line(console, f"Published: {database}")
    print_answer(console, answer, as_json=False)
