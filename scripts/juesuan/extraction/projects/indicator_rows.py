"""Indicator rows that the conversion of the page broke: over two lines, or without tabs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.outline import plain
from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.projects.indicator_header import IndicatorHeader
from juesuan.extraction.projects.indicator_placement import fits_header, place
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.projects.split_labels import mend
from juesuan.extraction.rows import AlignedBy

_PAGE = re.compile(r"-?(第?\d+页|\d+[-/]?\d*$).*")
_FEWEST_WORDS = 4
_FEWEST_NUMBERS = 2
_LABELS = (LabelKind.SECTION, LabelKind.LEVEL_1, LabelKind.LEVEL_2)


def with_whole_cells(
    rows: Sequence[Row], header: IndicatorHeader, labels: ProjectLabels
) -> tuple[Row, ...]:
    """Join lines of which the second goes on in the last cell of the first.

    Args:
        rows: the indicator rows.
        header: the columns of the table.
        labels: the labels of the form.

    Returns:
        The rows, those broken inside a text made whole.
    """
    width = max((header.width, *(row.width for row in rows)))
    whole: list[Row] = []
    for number, row in enumerate(rows):
        if whole and _may_join(whole[-1], row, width, labels):
            joined = whole[-1].joined(row)
            around = (*whole[:-1], joined, *rows[number + 1 :])
            changes = mend(around, header, labels)[len(whole) - 1]
            if _is_one_row(whole[-1], row, _changed(joined, changes), header, labels):
                whole[-1] = joined
                continue
        whole.append(row)
    return tuple(whole)


def is_row_without_tabs(row: Row) -> bool:
    """Whether a line without tabs is no prose but a row whose cells cannot be told apart."""
    words = row.cells[0].text.split()
    if row.is_row or len(words) < _FEWEST_WORDS or _PAGE.fullmatch(row.cells[0].key):
        return False
    return sum(map(_is_number, words)) >= _FEWEST_NUMBERS


def _is_number(word: str) -> bool:
    return parse_number(plain(word)) is not None


def _may_join(upper: Row, lower: Row, width: int, labels: ProjectLabels) -> bool:
    """Whether a broken cell may be one text, and the lower line does not begin something new."""
    last, first = upper.cells[-1], lower.cells[0]
    sum_of_widths = upper.width + lower.width - 1
    if not upper.ends_in_a_cell or first.index or last.number or first.is_target:
        return False
    if first.number and not (last.is_target and sum_of_widths == width):
        return False
    if not lower.is_row and (_PAGE.fullmatch(first.key) or is_row_without_tabs(lower)):
        return False
    kinds = _LABELS if lower.is_row else _LABELS[:1]
    if any(labels.find(kind, first.key) for kind in kinds):
        return False
    is_near = lower.line == last.printed[-1].line + 1
    return sum_of_widths <= width and (is_near or (lower.is_row and sum_of_widths == width))


def _is_one_row(
    upper: Row, lower: Row, joined: Row, header: IndicatorHeader, labels: ProjectLabels
) -> bool:
    """Whether two lines are one row under the header, or prose and its end, and not two rows."""
    above, aligned_by = place(_indicator(upper, header), upper.width, header, labels)
    if len(lower.cells) == 1 and above.get("deviation_text") is upper.cells[-1]:
        return aligned_by is not AlignedBy.UNRESOLVED
    if not fits_header(_indicator(joined, header), header, labels):
        return False
    below = place(lower.cells, lower.width, header, labels)[1]
    return AlignedBy.UNRESOLVED in (aligned_by, below)


def _changed(row: Row, changes: Mapping[Cell, Cell | None]) -> Row:
    cells = (changes.get(cell, cell) for cell in row.cells)
    return replace(row, cells=tuple(cell for cell in cells if cell))


def _indicator(row: Row, header: IndicatorHeader) -> list[Cell]:
    """Return the cells that do not stand in the column of the section labels."""
    return [cell for cell in row.cells if cell.index >= header.first]
