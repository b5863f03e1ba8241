"""What the commands about versions print."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from juesuan.difference.record import difference_record
from juesuan.difference.version_changes import Difference
from juesuan.notice.composing import compared_notice
from juesuan.notice.plain_text import plain
from juesuan.notice.told import documents_told, figure_told, finding_told, table_told
from juesuan.printing import PlainConsole, print_answer, print_json, print_line
from juesuan.warehouse.query import Answer
from juesuan.warehouse.versions import Version

_SHOWN, _EACH = 40, 10
_COLUMNS = ("version", "published", "documents", "figures", "findings_open", "size_mb")


def print_versions(
    console: PlainConsole,
    versions: Sequence[Version],
    damaged: Sequence[str],
    output: Path,
    *,
    as_json: bool,
) -> None:
    """Print the kept versions, newest first.

    Args:
        console: where to.
        versions: the versions that are whole.
        damaged: a sentence for each other one.
        output: the folder in which they are kept.
        as_json: one JSON object with whole manifests instead of a table.
    """
    newest = sorted(versions, key=lambda version: version.version_id, reverse=True)
    if as_json:
        records = [
            {
                **version.manifest,
                "is_published": version.is_published,
                "published_at": list(version.published_at),
            }
            for version in newest
        ]
        print_json(console, {"output": str(output), "versions": records, "damaged": damaged})
        return
    if not versions:
        print_line(console, f"No version is kept in {output}. Run 'juesuan build'.")
    else:
        print_line(console, f"Versions in {output}:")
        rows = [_row(version) for version in newest]
        print_answer(console, Answer(_COLUMNS, rows), as_json=False)
    for line in damaged:
        print_line(console, line)


def print_switch(
    console: PlainConsole, before: Version | None, after: Version, *, as_json: bool
) -> None:
    """Print which version is read now, and which was before.

    Args:
        console: where to.
        before: the version that was read; none if it is not kept.
        after: the version that is read now.
        as_json: one JSON object instead of text.
    """
    old = before.version_id if before else "a database without a kept version"
    if as_json:
        print_json(console, {"published": after.version_id, "before": old})
        return
    print_line(
        console,
        f"Published again: {after.version_id}. Before: {old}. It stays until something is new.",
    )


def print_difference(
    console: PlainConsole, before: Version, after: Version, found: Difference, *, as_json: bool
) -> None:
    """Print what differs between two versions: counts by cause, then the figures.

    Args:
        console: where to.
        before: the older version.
        after: the newer version.
        found: what differs.
        as_json: one JSON object with every figure instead of text.
    """
    if as_json:
        told = difference_record(found, whole_documents=True)
        versions = {"before": before.version_id, "after": after.version_id}
        print_json(console, {**versions, **told})
        return

    notice = compared_notice(after, before, found)
    head = [f"{before.version_id} → {after.version_id}", *documents_told(notice, plain, _EACH)]
    _print_lines(console, [*head, *([] if found else ["No figure and no finding differs."])])
    if causes := [(cause, change, n) for (cause, change), n in sorted(found.causes.items())]:
        print_answer(console, Answer(("cause", "change", "figures"), causes), as_json=False)
    figures = [figure_told(figure, plain) for figure in notice.figures[:_SHOWN]]
    findings = [finding_told(finding, plain) for finding in found.findings[:_SHOWN]]
    _print_section(console, "Figures that moved", figures, found.moved_count)
    _print_section(console, "Findings", findings, len(found.findings))
    tables = [table_told(table) for table in found.tables]
    _print_section(console, "Public tables, by rows", tables, len(tables))


def _print_section(console: PlainConsole, title: str, lines: Sequence[str], total: int) -> None:
    """Print a heading and what stands under it; nothing where that is nothing."""
    if lines:
        rest = total - len(lines)
        more = [f"… and {rest:,} more: --json gives all of them."] if rest else []
        _print_lines(console, ["", f"{title}:", *lines, *more])


def _print_lines(console: PlainConsole, lines: Iterable[str]) -> None:
    for line in lines:
        print_line(console, line)


def _row(version: Version) -> tuple[object, ...]:
    told = version.manifest
    findings = told["verdicts"]["findings"]
    return (
        version.version_id,
        "now" if version.is_published else "",
        sum(document["state"] == "loaded" for document in told["documents"].values()),
        told["counts"]["core.fct_reported_figures"],
        sum(count for name, count in findings.items() if name.startswith("open ")),
        version.database.stat().st_size // 2**20,
    )
