"""Lines that an extractor broke at a fixed width, and marks that begin or fill a line."""

import re
from collections.abc import Iterator, Sequence

_STOPS = tuple("。；：！？;:!?")
_BULLET = re.compile(r"(?:[•●○◆◇■□▪▫►▶➢➤✓√※·]\s*|\*\s+|[-–]\s+(?![0-9])|[-–](?=[一-龥]))+(?=\S)")
_DASHES = r"[-—–_~·|.…]*"
_PAGES = r"[0-9]{1,3}"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:第?{_PAGES}页?(?:[/,，、;]?共{_PAGES}页?|/{_PAGES}页?)?"
    rf"|共{_PAGES}页[/,，、;]?第{_PAGES}页|[Pp](?:age|AGE)?\.?{_PAGES}(?:(?:of|/){_PAGES})?){_DASHES}"
)
_LONGEST_WRAPPED = 80
_LEAST_BROKEN = 2


def is_page_number(plain: str) -> bool:
    """Whether a line holds no more than the number of a page (第 18 页 共 30 页).

    Args:
        plain: the line in half-width forms, without white space around it.
    """
    return _PAGE_NUMBER.fullmatch("".join(plain.split())) is not None


def bullet_length(body: str) -> int:
    """Return how many characters of a line are its bullet (- , •), 0 where it has none.

    Args:
        body: the line without white space around it.
    """
    found = _BULLET.match(body)
    return found.end() if found is not None else 0


def full_lines(block: Sequence[str]) -> Iterator[int]:
    """Yield which lines of a block end only because a fixed width is full.

    The block was broken at a width where several of its lines break off inside a sentence, and all
    that do are equally long, in characters or, digits being half as wide, in width.

    Args:
        block: lines that follow each other without blank line.

    Yields:
        Places in the block; there the text goes on in the line below, whatever its last mark.
    """
    broken = [body for body in block[:-1] if not body.endswith(_STOPS)]
    if len(broken) < _LEAST_BROKEN or max(map(len, broken)) > _LONGEST_WRAPPED:
        return
    for measure, slack in ((len, 0), (_width, 1)):
        sizes = [measure(body) for body in broken]
        width = min(sizes)
        if max(sizes) - width <= slack:
            yield from (i for i, body in enumerate(block[:-1]) if measure(body) >= width)
            return


def _width(text: str) -> int:
    """Return the width of a text in half-width characters."""
    return sum(1 if character < "\u2000" else 2 for character in text)
