"""The printed money rows taken apart: label, values, and what is said about the deviation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.extraction.claims import CellRole
from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.projects.ledger import Ledger

UNIT = re.compile(r"(?:\(|单位:?)(亿元|万元|千元|元)\)?")
_LONGEST_LABEL = 20
_MONEY_SECTION = "项目资金预算安排及执行进度"


@dataclass(frozen=True)
class MoneyLine:
    """One printed money row taken apart.

    Attributes:
        row: the row.
        label: its label cell, None where it was lost.
        values: its value cells in printed order.
        deviation: the prose cells behind the values.
    """

    row: Row
    label: Cell | None
    values: tuple[Cell, ...]
    deviation: tuple[Cell, ...]

    def offset(self, cell: Cell) -> int:
        """Return how many cells a value stands to the right of the label."""
        return cell.index - (self.label.index if self.label else 0)


def take_apart(row: Row, labels: ProjectLabels, ledger: Ledger) -> MoneyLine | None:
    """Split a row into label, values and what is said about the deviation.

    Args:
        row: the printed row.
        labels: the labels of the form.
        ledger: takes the claims of section labels and prose.

    Returns:
        The parts, None for a row without values and label.
    """
    words = [cell for cell in row.cells if _is_section_label(cell, labels)]
    ledger.claim(CellRole.TEXT, *words)
    cells = [cell for cell in row.cells if cell not in words]
    numeric = [cell.index for cell in cells if is_value(cell)]
    if not numeric:
        return _without_values(row, cells, labels, ledger)
    head = [cell for cell in cells if cell.index < numeric[0]]
    label = _label_among(head, labels)
    begin = min(cell.index for cell in cells if _begins_values(cell, label, numeric[0]))
    values = tuple(
        cell
        for cell in cells
        if begin <= cell.index <= numeric[-1]
        or (cell.index > numeric[-1] and cell.is_damaged_number)
    )
    last = values[-1].index
    return MoneyLine(row, label, values, tuple(cell for cell in cells if cell.index > last))


def is_value(cell: Cell) -> bool:
    """Whether a cell is a number or a dash that stands for one."""
    return cell.number is not None or cell.is_dash


def _begins_values(cell: Cell, label: Cell | None, first_number: int) -> bool:
    """Whether the values begin here: at the first number, or a misread one behind the label."""
    is_misread = label is not None and cell.index > label.index and cell.is_damaged_number
    return cell.index == first_number or (cell.index < first_number and is_misread)


def _label_among(cells: Sequence[Cell], labels: ProjectLabels) -> Cell | None:
    known = [cell for cell in cells if labels.find(LabelKind.MONEY_ROW, cell.key)]
    wordy = [cell for cell in cells if not cell.has_digit]
    return next(iter((*known, *reversed(wordy))), None)


def _without_values(
    row: Row, cells: Sequence[Cell], labels: ProjectLabels, ledger: Ledger
) -> MoneyLine | None:
    """A row without values is blank where it has a label; long texts are kept as prose."""
    for cell in cells:
        if len(cell.key) > _LONGEST_LABEL:
            ledger.text(cell, _MONEY_SECTION)
    label = _label_among([cell for cell in cells if not ledger.is_claimed(cell)], labels)
    return MoneyLine(row, label, (), ()) if label else None


def _is_section_label(cell: Cell, labels: ProjectLabels) -> bool:
    """A section label with or without its unit, or a piece of one in the first column."""
    word = UNIT.sub("", cell.key)
    if not word or labels.find(LabelKind.SECTION, word):
        return True
    is_row_label = labels.find(LabelKind.MONEY_ROW, cell.key) is not None
    return cell.index == 0 and not is_row_label and labels.is_part(LabelKind.SECTION, word)
