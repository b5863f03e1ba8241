"""The outline of a disclosure: which lines are which table, narrative part or project table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.disclosure.document import Document, Line
from juesuan.extraction.starts import (
    CONTENTS,
    COVER,
    NARRATIVE,
    TABLES,
    Start,
    part_start,
    project_start,
    table_start,
)
from juesuan.extraction.titles import TableTitles, plain

__all__ = ["Region", "TableTitles", "outline", "plain"]

_CONTENTS_ENTRY = re.compile(
    r"^(第[一二三四五六七八九十]部分|[一二三四五六七八九十]+、|\(|\d)|[.…·\d]$"
)


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


def _contents_starts(texts: Sequence[str], body: int) -> list[Start]:
    begin = [Start(0, COVER)]
    heading = _contents_heading(texts)
    return begin if heading is None or not body else [*begin, Start(heading, CONTENTS)]


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
) -> list[Start]:
    starts: list[Start] = []
    kind, projects = "", 0
    for index in range(body, len(texts)):
        text = texts[index]
        if not text:
            continue
        start = (
            part_start(index, text)
            or project_start(document, texts, index, projects)
            or table_start(document, texts, titles, index)
        )
        if start is not None and not start.marker_no and _needs_marker(start, kind):
            start = None
        if start is not None and not (start.name == kind and start.recognised_by == "heading"):
            if start.name.startswith("project"):
                projects += 1
            starts.append(start)
            kind = start.name
    return starts


def _needs_marker(start: Start, kind: str) -> bool:
    """Whether a table start is believed only with its marker: in prose a title is a mention.

    A title that is none of the ten ends an official table, and is nothing elsewhere.
    """
    if start.name == TABLES and start.recognised_by == "title":
        return not kind.isdigit()
    return start.name.isdigit() and (kind == NARRATIVE or kind.startswith("project"))


def _cut(lines: Sequence[Line], starts: Sequence[Start]) -> list[Region]:
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
