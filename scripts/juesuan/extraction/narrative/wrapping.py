"""Lines that an extractor broke at a fixed width, and marks that begin or fill a line."""

import re
from collections.abc import Iterable, Iterator, Sequence

from juesuan.disclosure.document import Line

_STOPS = tuple("。；：！？;:!?")
_BULLET = re.compile(r"(?:[•●○◆◇■□▪▫►▶➢➤✓√※·]\s*|\*\s+|[-–]\s+(?![0-9])|[-–](?=[一-龥]))+(?=\S)")
_DASHES = r"[-—–_~·|.…]*"
_PAGES = r"[0-9]{1,3}"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第?{_PAGES}页?(?:[/,，、;]?共{_PAGES}页?|/{_PAGES}页?)?"
    rf"|共{_PAGES}页[/,，、;]?第{_PAGES}页|[Pp](?:age|AGE)?\.?{_PAGES}(?:(?:of|/){_PAGES})?){_DASHES}"
)
_SLACK = 1
_LONGEST_WRAPPED = 80
_LEAST_BROKEN = 2


def is_page_number(plain: str) -> bool:
    """Whether a line holds no more than the number of a page (第 18 页 共 30 页).

    Args:
        plain: the line in half-width forms, without white space around it.
    """
    return len(plain) < 30 and _PAGE_NUMBER.fullmatch("".join(plain.split())) is not None


def bullet_length(body: str) -> int:
    """Return how many characters of a line are its bullet (- , •), 0 where it has none.

    Args:
        body: the line without white space around it.
    """
    found = _BULLET.match(body)
    return found.end() if found is not None else 0


def full_lines(lines: Iterable[Line]) -> frozenset[int]:
    """Return the numbers of lines that end only because a fixed width is full.

    A block of lines without blank lines between them was broken at a width where several of its
    lines break off inside a sentence, and all that do are equally long.

    Args:
        lines: the lines of the narrative part.

    Returns:
        The numbers of such lines; the text goes on in the line below, whatever their last mark.
    """
    return frozenset(number for block in _blocks(lines) for number in _full(block))


def _blocks(lines: Iterable[Line]) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for line in lines:
        body = line.text.strip()
        if body and not line.is_row:
            block.append((line.number, body))
            continue
        yield block
        block = []
    yield block


def _full(block: Sequence[tuple[int, str]]) -> Iterator[int]:
    if len(block) <= _LEAST_BROKEN:
        return
    broken = [body for _, body in block[:-1] if not body.endswith(_STOPS)]
    if len(broken) < _LEAST_BROKEN:
        return
    for measure in (len, _width):
        sizes = [measure(body) for body in broken]
        largest = max(sizes)
        if largest - min(sizes) <= _SLACK * (measure(broken[0]) // len(broken[0]) or 1):
            if largest <= _LONGEST_WRAPPED * 2:
                yield from (n for n, body in block[:-1] if measure(body) >= min(sizes))
            return


def _width(text: str) -> int:
    """Return the width of a text in half-width characters."""
    return sum(1 if character < "\u2000" else 2 for character in text)
