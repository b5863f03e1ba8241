"""What `juesuan extract` prints: the balance of numeric tokens, issues, rejected files."""

from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.table import Table

from juesuan.extraction.rows import RawExtractionIssue, RawRejectedFile
from juesuan.extraction.summary import TOKEN_COLUMNS, ExtractionSummary
from juesuan.printing import PlainConsole, print_json, print_line, table_cell

_MANY = 8
_MANY_ISSUES = 60


def print_extraction(console: PlainConsole, summary: ExtractionSummary, *, as_json: bool) -> None:
    """Print the balance of numeric tokens, the issues and the rejected files.

    Args:
        console: where to.
        summary: what the extraction did.
        as_json: one JSON object instead of tables.
    """
    if as_json:
        print_json(console, extraction_record(summary))
        return
    _print_balance(console, summary)
    print_issues(console, summary.issues)
    print_rejected(console, summary.rejected)


def print_issues(console: PlainConsole, issues: Sequence[RawExtractionIssue]) -> None:
    """Print issues as one line each: file, line, what is wrong; errors always, the rest if few.

    Args:
        console: where to.
        issues: the issues.
    """
    shown = [issue for issue in issues if issue.severity == "error" or len(issues) <= _MANY_ISSUES]
    for issue in sorted(shown):
        place = f"{issue.source_file}:{issue.source_line}"
        told = f"[{issue.region}] {issue.message_en} {issue.message_zh}"
        print_line(console, f"{issue.severity} {place} {told}")
    if len(shown) < len(issues):
        console.print(
            f"{len(issues) - len(shown)} warnings and notes more: "
            'juesuan sql "from core.fct_extraction_issues"',
        )


def print_rejected(console: PlainConsole, rejected: Iterable[RawRejectedFile]) -> None:
    """Print each file that was not loaded as one line: file, place, reason, remedy.

    Args:
        console: where to.
        rejected: the files.
    """
    for file in rejected:
        told = f"({file.place}): {file.reason} {file.remedy}"
        print_line(console, f"rejected {file.source_file} {told}")


def extraction_record(summary: ExtractionSummary) -> Mapping[str, object]:
    """Put what an extraction did into one object for programs.

    Args:
        summary: what the extraction did.

    Returns:
        Counts, the balance, issues and rejected files.
    """
    return {
        "document_count": summary.documents,
        "table_figure_count": summary.table_figures,
        "narrative_figure_count": summary.narrative_figures,
        "unread_token_count": summary.unread_tokens,
        "balances": [vars(row) for row in summary.balances],
        "issues": [vars(row) for row in summary.issues],
        "rejected_files": [vars(row) for row in summary.rejected],
    }


def _print_balance(console: PlainConsole, summary: ExtractionSummary) -> None:
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
            table.add_row(table_cell(row.source_file), row.region, *counts)
    else:
        for source_file, total in summary.balance_by_document().items():
            table.add_row(table_cell(source_file), *(str(total[name]) for name in TOKEN_COLUMNS))
    console.print(table)
