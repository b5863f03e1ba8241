"""The narrative (情况说明) to rows: every figure that it states."""

from collections.abc import Iterable
from typing import NamedTuple

from juesuan.disclosure.document import Line
from juesuan.extraction.narrative.clauses import Same, Stated, read_paragraph
from juesuan.extraction.narrative.directions import UNCHANGED
from juesuan.extraction.narrative.doubts import Source, doubt, unread_issue
from juesuan.extraction.narrative.flow import Flow
from juesuan.extraction.narrative.paragraphs import Paragraph, paragraphs
from juesuan.extraction.narrative.sections import Heading, Section
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.rows import (
    RawExtractionIssue,
    RawNarrativeDirection,
    RawNarrativeFigure,
)

_KINDS = {"executed": "amount", "involved": "amount", "percent": "share_pct", "rate": "share_pct"}
_CHANGES = ("change_amount", "change_pct")


class Narrative(NamedTuple):
    """What a narrative states.

    Attributes:
        figures: one row a printed figure, in printed order, in its printed unit.
        directions: one row a statement that something did not change, which prints no figure.
        issues: an issue for each number that is neither a figure nor known to be none, and for
            figures in doubt.
    """

    figures: list[RawNarrativeFigure]
    directions: list[RawNarrativeDirection]
    issues: list[RawExtractionIssue]


def read_narrative(
    lines: Iterable[Line],
    document_id: str,
    source_file: str,
    fiscal_year: int,
    terms: NarrativeTerms,
    section_prefix: str = "",
) -> Narrative:
    """Read every figure and direction stated in the narrative of a disclosure.

    Args:
        lines: the lines of the narrative part, or of another part in prose.
        document_id: key of the document.
        source_file: path inside the documents folder.
        fiscal_year: the year that the document speaks of where it names no other.
        terms: the words of the narrative.
        section_prefix: what to put before the section numbers, such as 概况 for the first part.

    Returns:
        Its figures, directions and issues.
    """
    told = Narrative([], [], [])
    section, flow = Section(section_prefix), Flow(fiscal_year)
    keys = document_id, source_file
    number = section.number
    for part in paragraphs(lines, terms):
        if isinstance(part, Heading):
            section = section.below(part)
            flow, number = Flow(fiscal_year, section.title), section.number
            continue
        source = Source.of_section(keys, number)
        for item in read_paragraph(part, terms, flow):
            if isinstance(item, Same):
                told.directions.append(_direction_row(item, part, number, section.title, keys))
            elif isinstance(item, Stated):
                told.figures.append(_figure(item, part, number, section.title, keys))
                found = doubt(item, part, source)
                told.issues.extend([found] if found is not None else [])
            else:
                told.issues.append(unread_issue(item, part, source))
    return told


def _direction_row(
    item: Same, part: Paragraph, section_no: str, title: str, keys: tuple[str, str]
) -> RawNarrativeDirection:
    line, offset = part.place(item.start)
    return RawNarrativeDirection(
        *keys,
        line,
        offset,
        section_no,
        title,
        item.subject,
        UNCHANGED,
        item.words,
        str(item.year),
        item.quote,
    )


def _figure(
    item: Stated, part: Paragraph, section_no: str, title: str, keys: tuple[str, str]
) -> RawNarrativeFigure:
    line, offset = part.place(_first_digit(item))
    sign, value_text = _direction(item)
    return RawNarrativeFigure(
        *keys,
        line,
        offset,
        section_no,
        title,
        item.subject,
        _KINDS.get(item.kind, item.kind),
        sign,
        value_text,
        item.unit,
        str(item.year),
        item.quote,
    )


def _direction(item: Stated) -> tuple[str, str]:
    """Return direction and magnitude of a change: a minus (增长-5.86%) is a decrease."""
    is_minus = not item.value_text[:1].isdigit()
    if item.kind not in _CHANGES or not is_minus:
        return item.sign, item.value_text
    return "decrease", item.value_text[1:]


def _first_digit(item: Stated) -> int:
    return item.token.start + (0 if item.value_text[:1].isdigit() else 1)
