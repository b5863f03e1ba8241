"""What `juesuan build` prints at its end: documents, figures, what is open, what next."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from rich import box
from rich.table import Table

from juesuan.commands.build_answers import BuildAnswers
from juesuan.commands.extract import extraction_record, print_issues, print_rejected
from juesuan.expectations.verdicts import Verdict
from juesuan.extraction.summary import ExtractionSummary
from juesuan.printing import PlainConsole, print_json, print_line, table_cell
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
_MANY_FINDINGS = 40


def print_build(
    console: PlainConsole,
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
    if as_json:
        print_json(console, _record(report, answers, database))
        return
    print_issues(console, report.extraction.issues)
    print_rejected(console, report.extraction.rejected)
    for document_id, _, reason in answers.choices.rows:
        console.print(f"{document_id}: {reason}")
    _print_open_errors(console, answers.open_errors)
    _print_refused(console, answers.refused)
    console.print(_table(report, database))
    console.print('Next: juesuan sql "from core.dim_documents"')


def print_unchanged(
    console: PlainConsole, version: Version, database: Path, *, as_json: bool
) -> bool:
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
    print_line(
        console,
        f"Nothing new since {version.version_id}: documents, seeds and code are the same.{back}"
        " --again builds all the same.",
    )
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in open_things.items())
    console.print(f"Open: {told}.")
    return doubtful


def _record(report: BuildReport, answers: BuildAnswers, database: Path) -> Mapping[str, object]:
    return {
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
        **extraction_record(report.extraction),
    }


def _print_refused(console: PlainConsole, refused: Answer) -> None:
    """Print each decision of seeds/review that does not hold as one line, with the reason."""
    for kind, decision_id, document_id, message_zh, message_en in refused.rows:
        print_line(
            console, f"{kind} {decision_id or '?'} ({document_id}): {message_en} {message_zh}"
        )


def _print_open_errors(console: PlainConsole, answer: Answer) -> None:
    """Print each finding that is an open error as one line, and how many more there are."""
    for _, document_id, message_zh, message_en in answer.rows[:_MANY_FINDINGS]:
        print_line(console, f"finding {document_id}: {message_zh} {message_en}")
    if len(answer.rows) > _MANY_FINDINGS:
        more = len(answer.rows) - _MANY_FINDINGS
        query = 'juesuan sql "from quality.fct_findings"'
        console.print(f"{more} findings more: {query}")


def _table(report: BuildReport, database: Path) -> Table:
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
        table.add_row(*map(table_cell, row))
    return table


def _severities(summary: ExtractionSummary) -> str:
    counts = Counter(issue.severity for issue in summary.issues)
    return " / ".join(str(counts[name]) for name in ("error", "warning", "note"))


def _expectations(report: BuildReport) -> str:
    counts = (report.quality.count(verdict) for verdict in (Verdict.HOLDS, Verdict.FINDING))
    return " / ".join(map(str, counts))
