"""What commands print: tables for a person, JSON for a program."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from juesuan.expectations.verdicts import Verdict
from juesuan.extraction.rows import RawExtractionIssue, RawRejectedFile
from juesuan.extraction.summary import TOKEN_COLUMNS, ExtractionSummary
from juesuan.warehouse.build import BuildReport
from juesuan.warehouse.query import Answer, ask
from juesuan.warehouse.versions import Version

_OPEN_QUERY = """
    select
        (
            select count(*) from quality.fct_findings where status = 'open' and severity = 'error'
        ) as errors,
        (select count(*) from core.fct_extraction_issues where severity = 'error')
            as errors_of_reading,
        (select count(*) from core.dim_rejected_files) as rejected_files,
        (select count(*) from quality.fct_review_decisions where is_refused) as refused_decisions
"""
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
STATUS_TABLES = (
    "core.dim_offices",
    "core.fct_narrative_figures",
    "quality.mart_document_quality",
)
CHOICES_QUERY = """
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
REFUSED_QUERY = """
    select decision_kind, decision_id, document_id, outcome_message_zh, outcome_message_en
    from quality.fct_review_decisions
    where is_refused
    order by decision_kind, decision_no
"""
_MANY = 8
_MANY_ISSUES = 60
_MANY_FINDINGS = 40


@dataclass(frozen=True)
class BuildAnswers:
    """What a new database says for the summary of its build.

    Attributes:
        status: the answer to `STATUS_QUERY`.
        choices: the answer to `CHOICES_QUERY`.
        open_errors: the answer to `OPEN_ERRORS_QUERY`.
        refused: the answer to `REFUSED_QUERY`.
    """

    status: Answer
    choices: Answer
    open_errors: Answer
    refused: Answer


def print_answer(console: Console, answer: Answer, *, as_json: bool) -> None:
    """Print the rows of a query.

    Args:
        console: where to.
        answer: the rows.
        as_json: a JSON list of objects (amounts as text, exact) instead of a table.
    """
    if as_json:
        print_json(console, answer.as_records())
        return
    table = Table(box=box.MARKDOWN)
    for index, name in enumerate(answer.columns):
        numeric = any(isinstance(row[index], int | Decimal | float) for row in answer.rows)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in answer.rows:
        table.add_row(*(plain_cell(value) for value in row))
    console.print(table, markup=False) if answer.columns else None
    if not answer.rows:
        console.print("No rows: nothing there fits the question. Check its names and years.")


def print_extraction(console: Console, summary: ExtractionSummary, *, as_json: bool) -> None:
    """Print the balance of numeric tokens, the issues and the rejected files.

    Args:
        console: where to.
        summary: what the extraction did.
        as_json: one JSON object instead of tables.
    """
    if as_json:
        print_json(console, _extraction_record(summary))
        return
    _print_balance(console, summary)
    print_issues(console, summary.issues)
    print_rejected(console, summary.rejected)


def print_build(
    console: Console,
    report: BuildReport,
    answers: BuildAnswers,
    database: Path,
    *,
    as_json: bool,
) -> None:
    """Print the summary of a build: documents, figures, what is open, where it is, what next.

    Args:
        console: where to.
        report: what the build did.
        answers: what the new database says.
        database: the published database.
        as_json: one JSON object instead of text.
    """
    summary = report.extraction
    if as_json:
        record = {
            "database": str(database),
            "version": report.version.version_id,
            "changes": asdict(report.changes),
            "seconds": report.seconds,
            "documents": answers.status.as_records(),
            "choices": answers.choices.as_records(),
            "expectations": {verdict.value: report.quality.count(verdict) for verdict in Verdict},
            "open_errors": answers.open_errors.as_records(),
            "page": str(report.page),
            "refused_decisions": answers.refused.as_records(),
            **_extraction_record(summary),
        }
        print_json(console, record)
        return
    print_issues(console, summary.issues)
    print_rejected(console, summary.rejected)
    for document_id, _, reason in answers.choices.rows:
        console.print(f"{document_id}: {reason}", markup=False)
    _print_open_errors(console, answers.open_errors)
    _print_refused(console, answers.refused)
    console.print(_build_table(report, database))
    console.print('Next: juesuan sql "from core.dim_documents"', markup=False)


def print_unchanged(console: Console, version: Version, database: Path, *, as_json: bool) -> bool:
    """Print that nothing is new, and what is open all the same.

    Args:
        console: where to.
        version: the published version.
        database: the published database.
        as_json: one JSON object instead of text.

    Returns:
        Whether something is open that a build reports by its exit status.
    """
    open_things = ask(database, _OPEN_QUERY).as_records()[0]
    doubtful = any(open_things.values())
    if as_json:
        print_json(console, {"unchanged_since": version.version_id, "open": open_things})
        return doubtful
    back = "" if version.is_published else " A person went back from it with 'juesuan rollback'."
    console.print(
        f"Nothing new since {version.version_id}: documents, seeds and code are the same.{back}"
        " --again builds all the same.",
        markup=False,
        soft_wrap=True,
    )
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in open_things.items())
    console.print(f"Open: {told}.", markup=False)
    return doubtful


def print_status(console: Console, answer: Answer, database: Path, *, as_json: bool) -> None:
    """Print the published documents.

    Args:
        console: where to.
        answer: the answer to `STATUS_QUERY`.
        database: the published database.
        as_json: one JSON object instead of a table.
    """
    if as_json:
        print_json(console, {"database": str(database), "documents": answer.as_records()})
        return
    console.print(f"Published: {database}", markup=False, soft_wrap=True)
    print_answer(console, answer, as_json=False)


def print_issues(console: Console, issues: Sequence[RawExtractionIssue]) -> None:
    """Print issues as one line each: file, line, what is wrong; errors always, the rest if few.

    Args:
        console: where to.
        issues: the issues.
    """
    shown = [issue for issue in issues if issue.severity == "error" or len(issues) <= _MANY_ISSUES]
    for issue in sorted(shown):
        place = f"{issue.source_file}:{issue.source_line}"
        console.print(
            f"{issue.severity} {place} [{issue.region}] {issue.message_en} {issue.message_zh}",
            markup=False,
            soft_wrap=True,
        )
    if len(shown) < len(issues):
        console.print(
            f"{len(issues) - len(shown)} warnings and notes more: "
            'juesuan sql "from core.fct_extraction_issues"',
            markup=False,
        )


def print_rejected(console: Console, rejected: Iterable[RawRejectedFile]) -> None:
    """Print each file that was not loaded as one line: file, place, reason, remedy.

    Args:
        console: where to.
        rejected: the files.
    """
    for file in rejected:
        console.print(
            f"rejected {file.source_file} ({file.place}): {file.reason} {file.remedy}",
            markup=False,
            soft_wrap=True,
        )


def _print_refused(console: Console, refused: Answer) -> None:
    """Print each decision of seeds/review that does not hold as one line, with the reason."""
    for kind, decision_id, document_id, message_zh, message_en in refused.rows:
        console.print(
            f"{kind} {decision_id or '?'} ({document_id}): {message_en} {message_zh}",
            markup=False,
            soft_wrap=True,
        )


def _print_balance(console: Console, summary: ExtractionSummary) -> None:
    """Print the balance by region, or by document where there are many."""
    table = Table(box=box.MARKDOWN)
    table.add_column("document")
    by_region = summary.documents <= _MANY
    if by_region:
        table.add_column("region")
    for name in TOKEN_COLUMNS:
        table.add_column(name.removesuffix("_tokens"), justify="right")
    if by_region:
        for row in summary.balances:
            counts = (str(getattr(row, name)) for name in TOKEN_COLUMNS)
            table.add_row(row.source_file, row.region, *counts)
    else:
        for source_file, total in summary.balance_by_document().items():
            table.add_row(source_file, *(str(total[name]) for name in TOKEN_COLUMNS))
    console.print(table)


def _print_open_errors(console: Console, answer: Answer) -> None:
    """Print each finding that is an open error as one line, and how many more there are."""
    for _, document_id, message_zh, message_en in answer.rows[:_MANY_FINDINGS]:
        text = f"finding {document_id}: {message_zh} {message_en}"
        console.print(text, markup=False, soft_wrap=True)
    if len(answer.rows) > _MANY_FINDINGS:
        more = len(answer.rows) - _MANY_FINDINGS
        query = 'juesuan sql "from quality.fct_findings"'
        console.print(f"{more} findings more: {query}", markup=False)


def _build_table(report: BuildReport, database: Path) -> Table:
    summary = report.extraction
    table = Table(box=box.MARKDOWN, show_header=True)
    table.add_column("build")
    table.add_column("result", overflow="fold")
    stages = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in report.seconds.items())
    rows = (
        ("documents", str(summary.documents)),
        ("rejected files", str(len(summary.rejected))),
        ("figures in tables", str(summary.table_figures)),
        ("figures in narratives", str(summary.narrative_figures)),
        ("unread tokens", str(summary.unread_tokens)),
        ("errors / warnings / notes", _severities(summary)),
        ("expectations held / with findings", _expectations(report)),
        ("open errors", str(report.open_errors)),
        ("database", str(database)),
        ("checks, to open in a browser", str(report.page)),
        ("time", stages),
    )
    for row in rows:
        table.add_row(*row)
    return table


def _severities(summary: ExtractionSummary) -> str:
    counts = Counter(issue.severity for issue in summary.issues)
    return " / ".join(str(counts[name]) for name in ("error", "warning", "note"))


def _expectations(report: BuildReport) -> str:
    counts = (report.quality.count(verdict) for verdict in (Verdict.HOLDS, Verdict.FINDING))
    return " / ".join(map(str, counts))


def _extraction_record(summary: ExtractionSummary) -> dict[str, Any]:
    return {
        "document_count": summary.documents,
        "table_figure_count": summary.table_figures,
        "narrative_figure_count": summary.narrative_figures,
        "unread_token_count": summary.unread_tokens,
        "balances": [vars(row) for row in summary.balances],
        "issues": [vars(row) for row in summary.issues],
        "rejected_files": [vars(row) for row in summary.rejected],
    }


def print_json(console: Console, value: object) -> None:
    """Print a value as JSON, amounts as text.

    Args:
        console: where to.
        value: lists, mappings, texts, numbers, decimals.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    console.print(text, markup=False, soft_wrap=True)


def plain_cell(value: object) -> str:
    """Write a value for a person: nothing as blank, decimals without the zeros of their type.

    Args:
        value: of a column.

    Returns:
        Its text.
    """
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)
