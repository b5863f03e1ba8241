"""Logical paragraphs: what page breaks tore apart is one text again, and keeps its places."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from juesuan.disclosure.document import Line
from juesuan.extraction.narrative.plain import narrow, without_junk
from juesuan.extraction.narrative.sections import Heading, read_heading
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.narrative.wrapping import bullet_length, full_lines, is_page_number

_STOPS = tuple("。；：！？;:!?")
_ITEM = re.compile(
    r"[#\-*·\s]*(?:\(?\s*[一二三四五六七八九十]{1,3}\s*[、)]|\([0-9]{1,2}\)"
    r"|[0-9]{1,2}\s?(?:[、)]|\.(?![0-9]))|[①-⒛❶-➓])"
    r"|第[一二三四五六七八九十]部分|附件|注[:1-9]"
)
_LONGEST_PAGE_NUMBER = 30
_YEAR_START = re.compile(r"(?:19|20)[0-9]{2}年")


class Paragraph(NamedTuple):
    """A paragraph over one or more lines.

    Attributes:
        text: the printed text without white space and marks.
        plain: the same in half-width forms, of the same length.
        printed: the lines joined.
        gaps: from which character of `text` on how many of `printed` are left out before it.
        starts: where each line starts in `printed`, with its number and what was cut before it.
    """

    text: str
    plain: str
    printed: str
    gaps: tuple[tuple[int, int], ...]
    starts: tuple[tuple[int, int, int], ...]

    @classmethod
    def of(cls, parts: Iterable[tuple[int, int, str]]) -> "Paragraph":
        """Join parts of lines.

        Args:
            parts: number of the line, place of the part in it, and the part.
        """
        printed, starts = "", []
        for number, offset, part in parts:
            starts.append((len(printed), number, offset))
            printed += part
        text, plain, gaps = without_junk(printed)
        return cls(text, plain, printed, gaps, tuple(starts))

    def printed_at(self, index: int) -> int:
        """Return the place in `printed` of a character of `text`."""
        found = bisect_left(self.gaps, (index + 1,))
        return index + self.gaps[found - 1][1] if found else index

    def place(self, index: int) -> tuple[int, int]:
        """Return line number and place in that line of a character of `text`."""
        at = self.printed_at(index)
        found = bisect_left(self.starts, (at + 1,))
        start, number, offset = self.starts[found - 1]
        return number, offset + at - start

    def quote(self, start: int, end: int) -> str:
        """Return what is printed from one character of `text` up to another."""
        return self.printed[self.printed_at(start) : self.printed_at(end - 1) + 1]


def paragraphs(lines: Iterable[Line], terms: NarrativeTerms) -> Iterator[Heading | Paragraph]:
    """Yield headings and paragraphs in order.

    Args:
        lines: the lines of the narrative part.
        terms: the words of the narrative.

    Yields:
        A heading where the text changes its section, and every paragraph.
    """
    open_parts: list[tuple[int, int, str]] = []
    printed = list(_printed(lines, terms))
    full = set(_full(printed))
    for line, body, plain, heading in printed:
        if not body:
            continue
        if line.is_row:
            yield from _closed(open_parts)
            yield from _cells(line)
            continue
        if heading is None and open_parts and _continues(open_parts[-1], body, plain, full):
            open_parts.append((line.number, line.text.index(body), body))
            continue
        yield from _closed(open_parts)
        if heading is None:
            bullet = bullet_length(body)
            open_parts.append((line.number, line.text.index(body) + bullet, body[bullet:]))
            continue
        yield heading
        if heading.rest_at:
            open_parts.append((line.number, heading.rest_at, line.text[heading.rest_at :].rstrip()))
    yield from _closed(open_parts)


class _Printed(NamedTuple):
    """A line with its text, printed and in half-width forms, and the heading that it is."""

    line: Line
    body: str
    plain: str
    heading: Heading | None


def _printed(lines: Iterable[Line], terms: NarrativeTerms) -> Iterator[_Printed]:
    for line in lines:
        body = line.text.strip()
        plain = narrow(body)
        if body and len(body) <= _LONGEST_PAGE_NUMBER and is_page_number(plain):
            continue
        is_text = bool(body) and not line.is_row
        yield _Printed(line, body, plain, read_heading(line, plain, terms) if is_text else None)


def _full(printed: Iterable[_Printed]) -> Iterator[int]:
    """Yield the numbers of lines that end only because a fixed width is full."""
    block: list[_Printed] = []
    for item in (*printed, None):
        if item is not None and item.body and item.heading is None and not item.line.is_row:
            block.append(item)
            continue
        if len(block) > 1:
            yield from (block[i].line.number for i in full_lines([part.plain for part in block]))
        block = []


def _closed(parts: list[tuple[int, int, str]]) -> Iterator[Paragraph]:
    if parts:
        yield Paragraph.of(parts)
        parts.clear()


def _cells(line: Line) -> Iterator[Paragraph]:
    offset = 0
    for cell in line.cells:
        if cell.strip():
            yield Paragraph.of([(line.number, offset, cell)])
        offset += len(cell) + 1


def _continues(before: tuple[int, int, str], body: str, after: str, full: Container[int]) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    number, _, text = before
    is_open = not text.rstrip("*” ").endswith(_STOPS)
    if number in full and is_open:
        return True
    if not (is_open or number in full) or _ITEM.match(after) or bullet_length(body):
        return False
    return not (text[-1:].isdigit() and _YEAR_START.match(after))
