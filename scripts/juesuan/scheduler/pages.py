"""What the pages of Dagster show of a build, as Markdown tables and metadata."""

import re
from collections.abc import Iterable, Sequence

import dagster as dg

from juesuan.expectations.verdicts import ExpectationVerdict, SuiteVerdict, Verdict
from juesuan.extraction.rows import RawRejectedFile
from juesuan.notice.plain_text import code
from juesuan.warehouse.changes import DocumentChanges

_SHOWN, _LONGEST = 200, 2_000
# Words and numbers, of which Markdown makes nothing, not even a link.
_HARMLESS = re.compile(r"-{3}|[^\W_]+(?:[ ，。：；、（）]+[^\W_]+)*[，。：；、（）]?")
# Even within code it ends a cell, and a backslash before it need not help.
_BAR = str.maketrans("|", "｜")


def markdown_table(
    heads: Sequence[str], rows: Iterable[Sequence[object]]
) -> dg.MarkdownMetadataValue:
    """Write a table; names of files and printed text cannot break out of it.

    Args:
        heads: the column headings.
        rows: the cells.

    Returns:
        Markdown, of the first rows where there are many.
    """
    lines = [_line(heads), _line(["---"] * len(heads))]
    written = [_line(row) for row in rows]
    if not written:
        return dg.MetadataValue.md("none")
    more = [f"\n… and {len(written) - _SHOWN} more"] if len(written) > _SHOWN else []
    return dg.MetadataValue.md("\n".join([*lines, *written[:_SHOWN], *more]))


def changes_table(changes: DocumentChanges) -> dg.MarkdownMetadataValue:
    """List the documents that came, changed, went or were renamed."""
    rows = [("new 新增", name) for name in changes.new]
    rows += [("changed 修改", name) for name in changes.changed]
    rows += [("removed 移除", name) for name in changes.removed]
    rows += [("renamed 更名", f"{old} → {new}") for old, new in changes.renamed]
    return markdown_table(("change 变动", "document 文件"), rows)


def rejected_table(rejected: Iterable[RawRejectedFile]) -> dg.MarkdownMetadataValue:
    """List the files that were not loaded, why, and what to do."""
    rows = ((file.source_file, file.place, file.reason, file.remedy) for file in rejected)
    return markdown_table(("file 文件", "place 位置", "reason 原因", "what to do 处理"), rows)


def suite_check(asset: dg.AssetKey, suite: SuiteVerdict) -> dg.AssetCheckResult:
    """Show what a suite said as an asset check.

    Args:
        asset: the asset that is checked.
        suite: the verdict; findings about documents warn, a broken database blocks.

    Returns:
        The check, each expectation a row of its table.
    """
    return dg.AssetCheckResult(
        asset_key=asset,
        check_name=suite.name,
        passed=suite.verdict is Verdict.HOLDS,
        severity=(
            dg.AssetCheckSeverity.WARN
            if suite.verdict is Verdict.FINDING
            else dg.AssetCheckSeverity.ERROR
        ),
        metadata={
            "rows that fail 不符行数": sum(one.failing_count for one in suite.expectations),
            "expectations 检查": markdown_table(
                ("verdict 结论", "table 表", "expected 应有", "failing rows 不符行数"),
                (_expectation(one) for one in suite.expectations),
            ),
        },
    )


def _expectation(one: ExpectationVerdict) -> Sequence[object]:
    expected = f"{one.description_zh} {one.description_en} {one.cause}"
    return one.verdict.value, one.table, expected, one.failing_count


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(value: object) -> str:
    """Quote what may come from a file of others as code; the rest reads better without."""
    text = str(value)
    return text if _HARMLESS.fullmatch(text) else code(text, _LONGEST).translate(_BAR)
