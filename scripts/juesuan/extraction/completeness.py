"""Whether a disclosure is whole: what it should have, by its form and by its own words."""

import re
from collections.abc import Sequence

from juesuan.disclosure.document import Document
from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.outline import Region, plain
from juesuan.extraction.rows import (
    TABLE_NUMBERS,
    RawExtractionIssue,
    RawNarrativeFigure,
    RawProject,
    RawProjectText,
    RawRow,
)
from juesuan.extraction.starts import CONTENTS, NARRATIVE
from juesuan.extraction.titles import title_key

_PAGE = re.compile(r"[.…·\s]*\d*$")
_PART = re.compile(r"^第[一二三四五六七八九十]部分")
_SENTENCE_END = tuple('。！？!?；;：:）)”"无')
_ANALYSIS = "项目绩效分析"


def missing_parts(
    document: Document, regions: Sequence[Region], rows: Sequence[RawRow]
) -> list[RawExtractionIssue]:
    """Report what a disclosure should have and has not.

    Args:
        document: the disclosure.
        regions: its outline.
        rows: its raw rows.

    Returns:
        At most one issue that lists the missing parts and names the last line: an error where a
        part is cut off, a warning where only one table is missing (layouts differ) or where fewer
        project tables are printed than the narrative counts.
    """
    names = {region.name for region in regions}
    tables = [f"公开{number}表" for number in TABLE_NUMBERS if number not in names]
    cut = [] if NARRATIVE in names else ["情况说明"]
    cut += _unprinted_contents(regions, NARRATIVE in names)
    cut += _cut_sentence(regions)
    cut += _cut_project(rows)
    missing = tables + cut + _uncounted_projects(rows)
    if not missing:
        return []
    severity = "error" if len(tables) > 1 or cut else "warning"
    last = document.lines[-1].number
    listed = "、".join(missing)
    return [
        RawExtractionIssue(
            document.document_id,
            document.source_file,
            last,
            "document",
            "missing_parts",
            severity,
            "",
            f"缺少：{listed}；文件止于第{last}行，请核对是否完整。",
            f"Missing: {listed}. The file ends at line {last}: check that it is complete.",
        )
    ]


def _unprinted_contents(regions: Sequence[Region], has_narrative: bool) -> list[str]:
    """Return the last entries of the table of contents (目录) that no line below it prints."""
    body = {
        _bare(plain(line.text))
        for region in regions
        if region.name != CONTENTS
        for line in region.lines
        if 0 < len(line.text) <= 80
    }
    entries = [
        _PAGE.sub("", plain(line.cells[0]))
        for region in regions
        if region.name == CONTENTS
        for line in region.lines[1:]
        if line.text.strip()
    ]
    missing = []
    for entry in reversed(entries):
        key = _bare(entry)
        if not key or key in body:
            break
        missing.append(entry)
    # A missing table or narrative is named by itself.
    named = ("表",) if has_narrative else ("表", "情况说明")
    return [entry for entry in reversed(missing) if not entry.endswith(named)]


def _bare(text: str) -> str:
    return title_key(_PART.sub("", text))


def _cut_sentence(regions: Sequence[Region]) -> list[str]:
    """Say so where the file ends in the middle of a sentence of the narrative."""
    last = regions[-1]
    printed = [line.text.strip() for line in last.lines if line.text.strip()]
    if last.name != NARRATIVE or not printed or plain(printed[-1]).endswith(_SENTENCE_END):
        return []
    return ["情况说明的末句"]


def _cut_project(rows: Sequence[RawRow]) -> list[str]:
    """Return what the last project table lacks: its total row, or the analysis others have."""
    projects = [row for row in rows if isinstance(row, RawProject)]
    if not projects:
        return []
    last = max(project.project_no for project in projects)
    name = f"第{last}张项目自评表的"
    lacks = [f"{name}总分" for row in projects if row.project_no == last and not row.score_line]
    analysed = {
        row.project_no
        for row in rows
        if isinstance(row, RawProjectText) and row.text_label.startswith(_ANALYSIS)
    }
    return lacks + ([f"{name}{_ANALYSIS}"] if analysed and last not in analysed else [])


def _uncounted_projects(rows: Sequence[RawRow]) -> list[str]:
    """Compare the number of evaluated projects that the narrative states with the tables."""
    printed = sum(isinstance(row, RawProject) for row in rows)
    counts = [
        number.value
        for row in rows
        if isinstance(row, RawNarrativeFigure)
        and (row.kind, row.unit) == ("count", "个")
        and "绩效自评" in row.subject
        and (number := parse_number(row.value_text))
    ]
    stated = max(counts, default=0)
    return [f"项目自评表（应有{stated}张，印出{printed}张）"] if stated > printed else []
