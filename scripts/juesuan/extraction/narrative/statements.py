"""The prose of project tables to rows: what it says was planned, spent and done."""

import re
from collections.abc import Iterable, Iterator, Mapping

from juesuan.extraction.narrative.clauses import Stated, Unread, read_paragraph
from juesuan.extraction.narrative.doubts import Source, unread_issue
from juesuan.extraction.narrative.flow import Flow
from juesuan.extraction.narrative.paragraphs import Paragraph
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.narrative.tokens import WORDS
from juesuan.extraction.rows import RawExtractionIssue, RawProjectStatement, RawProjectText

_PROJECT = "本项目"
_DIGIT = re.compile("[0-9]")
_KINDS = {
    "involved": "budget",
    "change_amount": "amount",
    "change_pct": "percent",
    "share_pct": "percent",
    "rate": "percent",
}


def read_statements(
    texts: Iterable[RawProjectText],
    lines: Mapping[int, str],
    fiscal_year: int,
    terms: NarrativeTerms,
) -> tuple[list[RawProjectStatement], list[RawExtractionIssue]]:
    """Read every figure stated in the prose of project tables.

    Args:
        texts: the prose cells.
        lines: the printed lines by number, at least those of the cells.
        fiscal_year: the year of the document.
        terms: the words of the narrative.

    Returns:
        One row a printed figure, and one where words say that all was spent (全部支出); places
        count from the start of the line. And an issue for each number that is neither a figure
        nor known to be none.
    """
    statements: list[RawProjectStatement] = []
    issues: list[RawExtractionIssue] = []
    for text, part in _placed(texts, lines):
        if not (_DIGIT.search(part.plain) or terms.cues["spent_in_words"].search(part.plain)):
            continue
        flow = Flow(fiscal_year, _PROJECT, is_project=True)
        for item in read_paragraph(part, terms, flow, spent_in_words=True):
            if isinstance(item, Stated):
                statements.append(_statement(item, part, text))
            elif isinstance(item, Unread):
                keys = text.document_id, text.source_file
                issues.append(unread_issue(item, part, Source.of_project(keys, text.project_no)))
    return statements, issues


def _placed(
    texts: Iterable[RawProjectText], lines: Mapping[int, str]
) -> Iterator[tuple[RawProjectText, Paragraph]]:
    """Yield each cell with its words in their places; of equal cells the first unused place."""
    unused: dict[int, list[tuple[int, str]]] = {}
    for text in texts:
        cells = unused.setdefault(text.source_line, list(_cells(lines[text.source_line])))
        parts = [cell for cell in cells if cell[1] == text.text][:1] or _parts(text.text, cells)
        cells[:] = [cell for cell in cells if cell not in parts]
        yield text, Paragraph.of((text.source_line, *part) for part in parts)


def _parts(text: str, cells: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take a cell that was joined apart into the printed ones; what remains follows the last."""
    parts, rest, end = [], text, 0
    for place, cell in cells:
        if rest.startswith(cell):
            parts.append((place, cell))
            rest, end = rest[len(cell) :], place + len(cell)
    return [*parts, (end, rest)] if rest else parts


def _cells(line: str) -> Iterator[tuple[int, str]]:
    place = 0
    for cell in line.split("\t"):
        if cell.strip():
            yield place + len(cell) - len(cell.lstrip()), cell.strip()
        place += len(cell) + 1


def _statement(item: Stated, part: Paragraph, text: RawProjectText) -> RawProjectStatement:
    token = item.token
    first = token.start
    if token.kind != WORDS and not item.value_text[:1].isdigit():
        first += 1
    kind = _KINDS.get(item.kind, item.kind)
    unit_is_percent = token.unit_kind == "percent" and kind == "count"
    return RawProjectStatement(
        text.document_id,
        text.source_file,
        text.source_line,
        text.project_no,
        text.text_label,
        part.place(first)[1],
        item.subject,
        "percent" if unit_is_percent else kind,
        item.value_text,
        item.unit,
        item.quote,
    )
