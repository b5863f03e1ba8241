"""The narrative (情况说明) to rows: every figure that it states."""

from collections.abc import Iterable

from juesuan.disclosure.document import Line
from juesuan.extraction.narrative.clauses import Stated, Unread, read_paragraph
from juesuan.extraction.narrative.flow import Flow
from juesuan.extraction.narrative.paragraphs import Paragraph, paragraphs
from juesuan.extraction.narrative.sections import Heading, Section
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.rows import RawExtractionIssue, RawNarrativeFigure

_KINDS = {"executed": "amount", "involved": "amount", "percent": "count"}
_REGION = "narrative"


def read_narrative(
    lines: Iterable[Line],
    document_id: str,
    source_file: str,
    fiscal_year: int,
    terms: NarrativeTerms,
    section_prefix: str = "",
) -> tuple[list[RawNarrativeFigure], list[RawExtractionIssue]]:
    """Read every figure stated in the narrative of a disclosure.

    Args:
        lines: the lines of the narrative part, or of another part in prose.
        document_id: key of the document.
        source_file: path inside the documents folder.
        fiscal_year: the year that the document speaks of where it names no other.
        terms: the words of the narrative.
        section_prefix: what to put before the section numbers, such as 概况 for the first part.

    Returns:
        One row a printed figure, in printed order, in its printed unit; and an issue for each
        number that is neither a figure nor known to be none.
    """
    figures: list[RawNarrativeFigure] = []
    issues: list[RawExtractionIssue] = []
    section, flow = Section(section_prefix), Flow(fiscal_year)
    keys = document_id, source_file
    number = section.number
    for part in paragraphs(lines, terms):
        if isinstance(part, Heading):
            section = section.below(part)
            flow, number = Flow(fiscal_year, section.title), section.number
            continue
        for item in read_paragraph(part, terms, flow):
            if isinstance(item, Stated):
                figures.append(_figure(item, part, number, section.title, keys))
            else:
                issues.append(unread_issue(item, part, *keys, _REGION))
    return figures, issues


def _figure(
    item: Stated, part: Paragraph, section_no: str, title: str, keys: tuple[str, str]
) -> RawNarrativeFigure:
    line, offset = part.place(_first_digit(item))
    return RawNarrativeFigure(
        *keys,
        line,
        offset,
        section_no,
        title,
        item.subject,
        _KINDS.get(item.kind, item.kind),
        item.sign,
        item.value_text,
        item.unit,
        str(item.year),
        item.quote,
    )


def _first_digit(item: Stated) -> int:
    return item.token.start + (0 if item.value_text[:1].isdigit() else 1)


def unread_issue(
    item: Unread, part: Paragraph, document_id: str, source_file: str, region: str
) -> RawExtractionIssue:
    """Report a number of a text that could not be read.

    Args:
        item: the number.
        part: its paragraph.
        document_id: key of the document.
        source_file: path inside the documents folder.
        region: narrative, or the project table.

    Returns:
        A warning with the place of the number.
    """
    number, offset = part.place(item.token.start)
    return RawExtractionIssue(
        document_id,
        source_file,
        number,
        region,
        "unread_narrative_number",
        "warning",
        item.value_text,
        f"第{offset + 1}字处的数字没有计量单位，未能识别：{item.quote}",
        f"The number at character {offset + 1} has no unit and was not read: {item.quote}",
    )
