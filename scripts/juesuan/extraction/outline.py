"""The outline of a disclosure: which lines are which table, narrative part or project table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from juesuan.disclosure.document import Document, Line
from juesuan.disclosure.numbers import fold

COVER, CONTENTS, OVERVIEW, TABLES = "cover", "contents", "overview", "tables"
NARRATIVE, GLOSSARY, ATTACHMENT = "narrative", "glossary", "attachment"

_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,40}>|[*`]{1,3}|^\s*#+")
_MAYBE_TAGS = re.compile(r"[<*`#]")
_QUOTES = str.maketrans({"決": "决", "“": '"', "”": '"', "‘": '"', "’": '"', "【": "(", "】": ")"})
_MAYBE_QUOTES = re.compile("[" + "".join(map(chr, _QUOTES)) + "]")
_MARKER = re.compile(r"公开0?(\d{1,2})表")
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
_TITLE_REACH = 4
_ROW_REACH = 12


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
class TableTitles:
    """The official table titles of all layouts.

    Attributes:
        numbers: table number by plain title or alias.
        layouts: layout by plain title or alias.
    """

    numbers: Mapping[str, str]
    layouts: Mapping[str, str]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> "TableTitles":
        """Build the look-up from rows of `seeds/reference/table_titles.csv`."""
        numbers: dict[str, str] = {}
        layouts: dict[str, str] = {}
        for row in rows:
            for title in (row["title"], *row["aliases"].split("|")):
                if title:
                    numbers.setdefault(plain(title), row["table_no"])
                    layouts.setdefault(plain(title), row["layout"])
        return cls(numbers, layouts)


@dataclass(frozen=True)
class _Start:
    index: int
    name: str
    title: str = ""
    recognised_by: str = "heading"
    marker_no: str = ""


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return text without marks, tags and spaces, with one style of brackets and quotes."""
    folded = fold(_TAGS.sub("", text) if _MAYBE_TAGS.search(text) else text)
    return folded.translate(_QUOTES) if _MAYBE_QUOTES.search(folded) else folded


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
    heading = next((i for i in range(body) if texts[i] == "目录"), None)
    return begin if heading is None else [*begin, _Start(heading, CONTENTS)]


def _end_of_contents(texts: Sequence[str]) -> int:
    """Return the index of the first line behind the table of contents (0 without one)."""
    heading = next((i for i, text in enumerate(texts) if text == "目录"), None)
    if heading is None:
        return 0
    parts = [i for i in range(heading + 1, len(texts)) if texts[i].startswith("第一部分")]
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
    """Whether a table start is believed only with its marker: in prose a title is a mention."""
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
    if line.is_row:
        first = next((cell for cell in map(plain, line.cells) if cell), "")
        orphan = first == _PROJECT_NAME_CELL and not _inside_titled_project(texts, index)
        return _Start(index, name) if orphan else None
    if _PROJECT_TITLE.fullmatch(text) and _row_follows(document, index):
        return _Start(index, name, text, "title")
    return None


def _inside_titled_project(texts: Sequence[str], index: int) -> bool:
    """Whether one of the few printed lines above is the title of this project table."""
    above = [text for text in texts[max(0, index - 10) : index] if text][-3:]
    return any(_PROJECT_TITLE.fullmatch(text) for text in above)


def _row_follows(document: Document, index: int) -> bool:
    return any(line.is_row for line in document.lines[index + 1 : index + 1 + _ROW_REACH])


def _table_start(
    document: Document, texts: Sequence[str], titles: TableTitles, index: int
) -> _Start | None:
    text = texts[index]
    if text in titles.numbers:
        marker = _marker_below(texts, index)
        if not marker and not _row_follows(document, index):
            return None
        by = "marker" if marker else "title"
        return _Start(index, titles.numbers[text], text, by, marker)
    marker = _marker_at(texts, index)
    if marker and not _title_above(texts, titles, index):
        return _Start(index, marker, "", "marker", marker)
    return None


def _marker_at(texts: Sequence[str], index: int) -> str:
    """Return the number of a marker that begins on this line, also when broken over lines."""
    if not texts[index].startswith("公"):
        return ""
    printed = [text for text in texts[index : index + 2 * _TITLE_REACH] if text][:_TITLE_REACH]
    match = _MARKER.match("".join(printed))
    return match[1].zfill(2) if match and 1 <= int(match[1]) <= 10 else ""


def _marker_below(texts: Sequence[str], index: int) -> str:
    reach = range(index + 1, min(len(texts), index + 2 * _TITLE_REACH))
    printed = [i for i in reach if texts[i]][:2]
    return next((marker for i in printed if (marker := _marker_at(texts, i))), "")


def _title_above(texts: Sequence[str], titles: TableTitles, index: int) -> bool:
    above = [text for text in texts[max(0, index - 2 * _TITLE_REACH) : index] if text][-2:]
    return any(text in titles.numbers for text in above)


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
