"""Every number of a narrative with what became of it: nothing is dropped in silence."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from juesuan.disclosure.document import Line
from juesuan.extraction.narrative.paragraphs import Paragraph, paragraphs
from juesuan.extraction.narrative.sections import Heading
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.narrative.tokens import MARK, scan

HEADING = "heading"


class SeenNumber(NamedTuple):
    """A printed number.

    Attributes:
        line: the line on which it is printed.
        offset: place in that line.
        text: the number with what was read together with it (2024年12月31日).
        reason: figure, unread, or why it is no figure.
    """

    line: int
    offset: int
    text: str
    reason: str


def audit_numbers(lines: Iterable[Line], terms: NarrativeTerms) -> Iterator[SeenNumber]:
    """Yield every number of a narrative with its reason.

    Args:
        lines: the lines of the narrative part.
        terms: the words of the narrative.

    Yields:
        The numbers in printed order; those of headings have the reason heading.
    """
    for part in paragraphs(lines, terms):
        if isinstance(part, Heading):
            printed = part.line.text[: part.rest_at or None]
            heading = Paragraph.of([(part.line.number, 0, printed)])
            yield from (seen._replace(reason=HEADING) for seen in _numbers(heading, terms))
        else:
            yield from _numbers(part, terms)


def _numbers(part: Paragraph, terms: NarrativeTerms) -> Iterator[SeenNumber]:
    for token in scan(part.plain, terms):
        if token.kind != MARK:
            line, offset = part.place(token.start)
            yield SeenNumber(line, offset, part.text[token.start : token.stop], token.kind)
