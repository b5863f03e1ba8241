"""Where parts, official tables and project tables begin in a disclosure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.disclosure.document import Document, Line
from juesuan.extraction.titles import MARKER, TableTitles, plain

COVER, CONTENTS, OVERVIEW, TABLES = "cover", "contents", "overview", "tables"
NARRATIVE, GLOSSARY, ATTACHMENT = "narrative", "glossary", "attachment"

_PART = re.compile(r"第[一二三四五六七八九十]部分")
_HEADING = re.compile(r"[^。，；]{1,60}")
_PART_KINDS = (
    ("概况", OVERVIEW),
    ("名词解释", GLOSSARY),
    ("附件", ATTACHMENT),
    ("情况说明", NARRATIVE),
    ("决算情况", NARRATIVE),
    ("决算表", TABLES),
)
_NARRATIVE_START = re.compile(r"一、.{0,40}收入支出决算(总体)?情况说明")
_PROJECT_TITLE = re.compile(r"(?!附件).{0,80}绩效自评(价)?(报告)?表")
_PROJECT_TITLE_WORDS = "绩效自评"
_PROJECT_NAME_CELL = "项目名称"
_TABLE_TITLE = re.compile(r"(?!注|说明|公开)[^,。:;()\d]{4,40}表")
_LAST_TABLE = 10
_LONGEST_TITLE = 60
_TITLE_REACH = 4
_ROW_REACH = 12
_HEAD_REACH = 3


@dataclass(frozen=True)
class Start:
    """The first line of a region: its index, and what the region is."""

    index: int
    name: str
    title: str = ""
    recognised_by: str = "heading"
    marker_no: str = ""


def part_start(index: int, text: str) -> Start | None:
    """Return the start of a part (第三部分 …) where a line is its heading."""
    if _NARRATIVE_START.fullmatch(text):
        return Start(index, NARRATIVE, text)
    if not _PART.match(text) or not _HEADING.fullmatch(text):
        return None
    name = next((name for word, name in _PART_KINDS if word in text), ATTACHMENT)
    return Start(index, name, text)


def project_start(
    document: Document, texts: Sequence[str], index: int, projects: int
) -> Start | None:
    """Return the start of a project table where a line is its title or its first row.

    Args:
        document: the disclosure.
        texts: its lines as plain text.
        index: the line in question.
        projects: how many project tables began above.
    """
    text = texts[index]
    if _PROJECT_NAME_CELL not in text and _PROJECT_TITLE_WORDS not in text:
        return None
    line = document.lines[index]
    name = f"project {projects + 1}"
    if line.is_row and _PROJECT_NAME_CELL in text:
        first = next((cell for cell in map(plain, line.cells) if cell), "")
        orphan = first == _PROJECT_NAME_CELL and not _inside_titled_project(texts, index)
        return Start(index, name) if orphan else None
    if not _is_project_title(line, text):
        return None
    begins = _begins_project(texts, index) or (
        _row_follows(document, index) and not (projects and _repeats_title(texts, index))
    )
    return Start(index, name, text, "title") if begins else None


def _is_project_title(line: Line, text: str) -> bool:
    """Whether a line is a title and nothing else; in a row it fills one cell."""
    if not _PROJECT_TITLE.fullmatch(text):
        return False
    return not line.is_row or sum(bool(cell.strip()) for cell in line.cells) == 1


def _begins_project(texts: Sequence[str], index: int) -> bool:
    """Whether one of the few printed lines below a title is the row 项目名称."""
    below = [text for text in texts[index + 1 : index + _ROW_REACH] if text][:_HEAD_REACH]
    return any(text.startswith(_PROJECT_NAME_CELL) for text in below)


def _repeats_title(texts: Sequence[str], index: int) -> bool:
    """Whether the project title above is the same: printed again after a page break."""
    above = (texts[i] for i in range(index - 1, -1, -1))
    last = next((text for text in above if _PROJECT_TITLE.fullmatch(text)), "")
    return last == texts[index]


def _inside_titled_project(texts: Sequence[str], index: int) -> bool:
    """Whether one of the few printed lines above is the title of this project table."""
    above = [text for text in texts[max(0, index - 10) : index] if text][-_HEAD_REACH:]
    return any(_PROJECT_TITLE.fullmatch(text) for text in above)


def _row_follows(document: Document, index: int) -> bool:
    return any(line.is_row for line in document.lines[index + 1 : index + 1 + _ROW_REACH])


def table_start(
    document: Document, texts: Sequence[str], titles: TableTitles, index: int
) -> Start | None:
    """Return the start of a table where a line is its title or its marker.

    Args:
        document: the disclosure.
        texts: its lines as plain text.
        titles: the table titles of all layouts.
        index: the line in question.

    Returns:
        The start; one named `tables` where the title or marker is of none of the ten.
    """
    text = texts[index]
    if "表" not in text and not text.startswith("公"):
        return None
    if document.lines[index].is_row and not _is_title_cell(document.lines[index]):
        return None
    table_no = _titled(texts, titles, index)
    if table_no:
        marker = _marker_on(text) or _marker_below(texts, index)
        if not marker and not _row_follows(document, index):
            return None
        return Start(index, table_no, text, "marker" if marker else "title", marker)
    marker = _marker_at(texts, index) or _marker_on(text)
    if marker:
        is_titled = _title_above(texts, titles, index)
        return None if is_titled else Start(index, _table_of(marker), "", "marker", marker)
    if _TABLE_TITLE.fullmatch(text) and _row_follows(document, index):
        return Start(index, TABLES, text, "title")
    return None


def _is_title_cell(line: Line) -> bool:
    """Whether only one cell of a row is printed: a title spread over the table's width."""
    return sum(bool(cell.strip()) for cell in line.cells) == 1


def _titled(texts: Sequence[str], titles: TableTitles, index: int) -> str:
    """Return the table that a line names, alone or as the second half of a broken title."""
    table_no = titles.number_of(texts[index])
    if table_no or not texts[index].endswith("表") or not index:
        return table_no
    return titles.number_of(texts[index - 1] + texts[index])


def _table_of(marker: str) -> str:
    """Return the table of a marker; a form that is none of the ten stands among the tables."""
    return marker if int(marker) <= _LAST_TABLE else TABLES


def _marker_on(text: str) -> str:
    """Return the number of a marker printed on the line of a title."""
    match = MARKER.search(text) if len(text) < _LONGEST_TITLE else None
    return match[1].zfill(2) if match and text.endswith(("表", "表)", "元", "元)")) else ""


def _marker_at(texts: Sequence[str], index: int) -> str:
    """Return the number of a marker that begins on this line, also when broken over lines."""
    if not texts[index].startswith("公"):
        return ""
    printed = [text for text in texts[index : index + 2 * _TITLE_REACH] if text][:_TITLE_REACH]
    match = MARKER.match("".join(printed))
    return match[1].zfill(2) if match else ""


def _marker_below(texts: Sequence[str], index: int) -> str:
    reach = range(index + 1, min(len(texts), index + 2 * _TITLE_REACH))
    printed = [i for i in reach if texts[i]][:2]
    return next((marker for i in printed if (marker := _marker_at(texts, i))), "")


def _title_above(texts: Sequence[str], titles: TableTitles, index: int) -> bool:
    above = [text for text in texts[max(0, index - 2 * _TITLE_REACH) : index] if text][-2:]
    return any(map(titles.number_of, above))
