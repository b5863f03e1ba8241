"""Level labels that a page break split over rows (满意度 … 指标) become one again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.projects.indicator_header import IndicatorHeader
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels

_KINDS = (LabelKind.LEVEL_1, LabelKind.LEVEL_2)
_REACH = 4


def mend(
    rows: Sequence[Row], header: IndicatorHeader, labels: ProjectLabels
) -> tuple[Mapping[Cell, Cell | None], ...]:
    """Find the pieces of split labels.

    Args:
        rows: the indicator rows.
        header: the columns of the table.
        labels: the labels of the form.

    Returns:
        For each row its changed cells: the first piece becomes the whole label, the others None.
    """
    changes: dict[Cell, Cell | None] = {}
    last = header.last_level
    left = [[cell for cell in row.cells if cell.index <= last] for row in rows]
    for number, cell in ((number, cell) for number, row in enumerate(left) for cell in row):
        for kind in _KINDS:
            pieces = [] if cell in changes else _pieces(cell, left[number + 1 :], kind, labels)
            changes.update(dict.fromkeys(pieces[1:], None))
            if pieces:
                changes[cell] = _joined(pieces)
    return tuple({c: changes[c] for c in row.cells if c in changes} for row in rows)


def _pieces(
    first: Cell, below: Sequence[Sequence[Cell]], kind: LabelKind, labels: ProjectLabels
) -> list[Cell]:
    """Return the cells, one a row, that together are a label of the kind, if the first begins one.

    The columns are not compared: the rows beside a page break are often shifted.
    """
    words = labels.kinds[kind]
    pieces, text = [first], first.key
    if text in words or not labels.begins(kind, text):
        return []
    for row in below[:_REACH]:
        longer = [c for c in row if text + c.key in words or labels.begins(kind, text + c.key)]
        pieces += longer[:1]
        text += longer[0].key if longer else ""
        if text in words:
            return pieces
    return []


def _joined(pieces: Sequence[Cell]) -> Cell:
    text = "".join(cell.label for cell in pieces)
    return replace(pieces[0], text=text, key="".join(cell.key for cell in pieces))
