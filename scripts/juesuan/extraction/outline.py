"""The outline of a disclosure: which lines are which table, narrative part or project table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.disclosure.document import Document, Line
from juesuan.extraction.titles import MARKER, TableTitles, plain

__all__ = ["Region", "TableTitles", "outline", "plain"]

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
_CONTENTS_ENTRY = re.compile(
    r"^(第[一二三四五六七八九十]部分|[一二三四五六七八九十]+、|\(|\d)|[.…·\d]$"
)
_TABLE_TITLE = re.compile(r"(?!注|说明|公开)[^,。:;()\d]{4,40}表")
_LAST_TABLE = 10
_LONGEST_TITLE = 60
_TITLE_REACH = 4
_ROW_REACH = 12
_HEAD_REACH = 3


@dataclass(frozen=True)
class Region:
    """A run of lines that belong together.

    Attributes:
        name: "01" to "10" for an official table, "project 1" and so on for a project table, or
            one of cover, contents, overview, tables, narrative, glossary, attachment.
        lines: its lines in order, blank ones too; a table that is printed in two places has both.
        title: the title as printed without marks, blank where none is printed.
        recognised_by: marker or title for tables, heading otherwise.
        marker_no: the number in a printed marker (公开NN表), blank where none is printed.
    """

    name: str
    lines: tuple[Line, ...]
    title: str = ""
    recognised_by: str = "heading"
    marker_no: str = ""


@dataclass(frozen=True)
class _Start:
    index: int
    name: str
    title: str = ""
    recognised_by: str = "heading"
    marker_no: str = ""


def outline(document: Document, titles: TableTitles) -> tuple[Region, ...]:
    """Cut a document into regions; every line of it is in exactly one.

    Args:
        document: the disclosure.
        titles: the table titles of all layouts.

    Returns:
        The regions in the order of their first line. Official tables come once each: where a title
        is printed again (a page break), the lines behind it belong to the same region.
    """
    texts = [plain(line.text) for line in document.lines]
    body = _end_of_contents(texts)
    starts = _contents_starts(texts, body) + _body_starts(document, texts, titles, body)
    return _merge(_cut(document.lines, sorted(starts, key=lambda start: start.index)))


def _contents_starts(texts: Sequence[str], body: int) -> list[_Start]:
    begin = [_Start(0, COVER)]
    heading = _contents_heading(texts)
    return begin if heading is None or not body else [*begin, _Start(heading, CONTENTS)]


def _contents_heading(texts: Sequence[str]) -> int | None:
    """Return where the table of contents begins: at 目录, or at a first part that comes twice."""
    heading = next((i for i, text in enumerate(texts) if text == "目录"), None)
    if heading is not None:
        return heading
    parts = [i for i, text in enumerate(texts) if text.startswith("第一部分")][:2]
    entries = [text for text in texts[parts[0] : parts[-1]] if text] if len(parts) == 2 else []
    is_contents = entries and all(map(_CONTENTS_ENTRY.search, entries))
    return parts[0] if is_contents else None


def _end_of_contents(texts: Sequence[str]) -> int:
    """Return the index of the first line behind the table of contents (0 without one)."""
    heading = _contents_heading(texts)
    if heading is None:
        return 0
    parts = [i for i in range(heading, len(texts)) if texts[i].startswith("第一部分")]
    if len(parts) > 1:
        return parts[1]
    for index in range(heading + 1, len(texts)):
        text = texts[index]
        if text and (len(text) > 60 or not _CONTENTS_ENTRY.search(text)):
            return index
    return len(texts)


def _body_starts(
    document: Document, texts: Sequence[str], titles: TableTitles, body: int
) -> list[_Start]:
    starts: list[_Start] = []
    kind, projects = "", 0
    for index in range(body, len(texts)):
        text = texts[index]
        if not text:
            continue
        start = (
            _part_start(index, text)
            or _project_start(document, texts, index, projects)
            or _table_start(document, texts, titles, index)
        )
        if start is not None and not start.marker_no and _needs_marker(start, kind):
            start = None
        if start is not None and not (start.name == kind and start.recognised_by == "heading"):
            if start.name.startswith("project"):
                projects += 1
            starts.append(start)
            kind = start.name
    return starts


def _needs_marker(start: _Start, kind: str) -> bool:
    """Whether a table start is believed only with its marker: in prose a title is a mention.

    A title that is none of the ten ends an official table, and is nothing elsewhere.
    """
    if start.name == TABLES and start.recognised_by == "title":
        return not kind.isdigit()
    return start.name.isdigit() and (kind == NARRATIVE or kind.startswith("project"))


def _part_start(index: int, text: str) -> _Start | None:
    if _NARRATIVE_START.fullmatch(text):
        return _Start(index, NARRATIVE, text)
    if not _PART.match(text) or not _HEADING.fullmatch(text):
        return None
    name = next((name for word, name in _PART_KINDS if word in text), ATTACHMENT)
    return _Start(index, name, text)


def _project_start(
    document: Document, texts: Sequence[str], index: int, projects: int
) -> _Start | None:
    text = texts[index]
    if _PROJECT_NAME_CELL not in text and _PROJECT_TITLE_WORDS not in text:
        return None
    line = document.lines[index]
    name = f"project {projects + 1}"
    if line.is_row and _PROJECT_NAME_CELL in text:
        first = next((cell for cell in map(plain, line.cells) if cell), "")
        orphan = first == _PROJECT_NAME_CELL and not _inside_titled_project(texts, index)
        return _Start(index, name) if orphan else None
    if not _is_project_title(line, text):
        return None
    begins = _begins_project(texts, index) or (
        _row_follows(document, index) and not (projects and _repeats_title(texts, index))
    )
    return _Start(index, name, text, "title") if begins else None


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


def _table_start(
    document: Document, texts: Sequence[str], titles: TableTitles, index: int
) -> _Start | None:
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
        return _Start(index, table_no, text, "marker" if marker else "title", marker)
    marker = _marker_at(texts, index) or _marker_on(text)
    if marker:
        is_titled = _title_above(texts, titles, index)
        return None if is_titled else _Start(index, _table_of(marker), "", "marker", marker)
    if _TABLE_TITLE.fullmatch(text) and _row_follows(document, index):
        return _Start(index, TABLES, text, "title")
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


def _cut(lines: Sequence[Line], starts: Sequence[_Start]) -> list[Region]:
    ends = [start.index for start in starts[1:]] + [len(lines)]
    return [
        Region(
            start.name,
            tuple(lines[start.index : end]),
            start.title,
            start.recognised_by,
            start.marker_no,
        )
        for start, end in zip(starts, ends, strict=True)
        if end > start.index
    ]


def _merge(regions: Sequence[Region]) -> tuple[Region, ...]:
    """Join regions of one name: a table that goes on under a repeated title is one table."""
    merged: dict[str, Region] = {}
    for region in regions:
        first = merged.get(region.name)
        if first is None:
            merged[region.name] = region
            continue
        merged[region.name] = Region(
            first.name,
            first.lines + region.lines,
            first.title or region.title,
            first.recognised_by,
            first.marker_no or region.marker_no,
        )
    return tuple(merged.values())
