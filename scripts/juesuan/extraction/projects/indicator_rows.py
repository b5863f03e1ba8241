"""Indicator rows that the conversion of the page broke: over two lines, or without tabs."""

from collections.abc import Sequence

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.outline import plain
from juesuan.extraction.projects.cells import Row
from juesuan.extraction.projects.indicator_header import IndicatorHeader
from juesuan.extraction.projects.indicator_placement import fits_header, place
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.rows import AlignedBy

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
    width = max((row.width for row in rows), default=0)
    whole: list[Row] = []
    for row in rows:
        if whole and _goes_on(whole[-1], row, max(width, header.width), header, labels):
            whole[-1] = whole[-1].joined(row)
        else:
            whole.append(row)
    return tuple(whole)


def is_row_without_tabs(row: Row) -> bool:
    """Whether a line without tabs is no prose but a row whose cells cannot be told apart."""
    words = row.cells[0].text.split()
    return not row.is_row and sum(map(_is_number, words)) >= _FEWEST_NUMBERS


def _is_number(word: str) -> bool:
    return parse_number(plain(word)) is not None


def _goes_on(
    upper: Row, lower: Row, width: int, header: IndicatorHeader, labels: ProjectLabels
) -> bool:
    """Whether two lines together are one row under the header, and apart are not two rows."""
    if not upper.ends_in_a_cell or not _may_join(upper, lower, labels):
        return False
    joined = upper.joined(lower)
    is_near = lower.line == _last_line(upper) + 1
    if joined.width > width or not (is_near or (lower.is_row and joined.width == width)):
        return False
    cells = [cell for cell in joined.cells if cell.index >= header.columns["level_1"]]
    if not fits_header(cells, header, labels):
        return False
    return not (_stands_alone(upper, header, labels) and _stands_alone(lower, header, labels))


def _may_join(upper: Row, lower: Row, labels: ProjectLabels) -> bool:
    """Whether both broken ends are words, and the lower line does not begin with a label."""
    last, first = upper.cells[-1], lower.cells[0]
    if first.index or last.number or first.number or first.is_target:
        return False
    if not lower.is_row and (_is_number(first.key.strip("-")) or is_row_without_tabs(lower)):
        return False
    return not any(labels.find(kind, first.key) for kind in _LABELS)


def _last_line(row: Row) -> int:
    return row.cells[-1].printed[-1].line


def _stands_alone(row: Row, header: IndicatorHeader, labels: ProjectLabels) -> bool:
    cells = [cell for cell in row.cells if labels.find(LabelKind.SECTION, cell.key) is None]
    return place(cells, row.width, header, labels)[1] is not AlignedBy.UNRESOLVED
