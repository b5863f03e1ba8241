"""Which placement of a money row to believe: the header's, the only one that fits, or evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.extraction.projects.cells import Cell
from juesuan.extraction.projects.money_evidence import hints, under_header
from juesuan.extraction.projects.money_header import SLOTS, MoneyHeader
from juesuan.extraction.projects.money_lines import MoneyLine
from juesuan.extraction.projects.money_placement import Placement, holds, placements
from juesuan.extraction.rows import AlignedBy


@dataclass(frozen=True)
class PlacedLine:
    """A money row whose values have their slots.

    Attributes:
        line: the row.
        slots: value cell by slot.
        aligned_by: how the slots were found.
        surplus: values beyond the seven slots that repeat a value beside them.
        unplaced: values between two slots that both fit.
        is_consistent: whether the placed values satisfy the identities.
    """

    line: MoneyLine
    slots: Placement
    aligned_by: AlignedBy
    surplus: tuple[Cell, ...] = ()
    unplaced: tuple[Cell, ...] = ()
    is_consistent: bool = True


def align(lines: Sequence[MoneyLine], header: MoneyHeader) -> tuple[PlacedLine, ...]:
    """Place the values of all money rows of one table.

    Rows that print every value are placed first; they tell whether the header stands over its
    values, and where the values of the other rows stand.

    Args:
        lines: the money rows.
        header: the header above them.

    Returns:
        The rows with their values placed, in the given order.
    """
    alone = [_place(line, header, ()) for line in lines]
    anchors = [placed for placed in alone if _is_anchor(placed)]
    if any(_contradicts(anchor, header) for anchor in anchors):
        header = MoneyHeader({}, header.width)
    return tuple(
        placed if len(placed.line.values) >= len(SLOTS) else _place(placed.line, header, anchors)
        for placed in alone
    )


def _place(line: MoneyLine, header: MoneyHeader, anchors: Sequence[PlacedLine]) -> PlacedLine:
    if len(line.values) > len(SLOTS):
        return _place_surplus(line, header)
    below = under_header(line, header)
    has_its_cells = _has_the_cells_of(header, line)
    if below is not None and has_its_cells and holds(below, with_carry_over=False):
        return PlacedLine(line, below, AlignedBy.HEADER)
    fitting = placements(line.values) or placements(line.values, with_carry_over=False)
    if len(fitting) == 1:
        return PlacedLine(line, fitting[0], AlignedBy.IDENTITY)
    if not fitting and below is not None and has_its_cells:
        return PlacedLine(line, below, AlignedBy.HEADER, is_consistent=False)
    complete = [(anchor.line, anchor.slots) for anchor in anchors]
    for hint in hints(line, header, complete, fitting):
        if hint in fitting:
            return PlacedLine(line, hint, AlignedBy.EVIDENCE)
    return _partly_placed(line, fitting)


def _has_the_cells_of(header: MoneyHeader, line: MoneyLine) -> bool:
    """Whether a row has as many cells as its header, and its label none of the header's columns."""
    is_beside = line.label is None or line.label.index not in header.slots
    return is_beside and line.row.width == header.width


def _is_anchor(placed: PlacedLine) -> bool:
    return len(placed.line.values) == len(SLOTS) and placed.aligned_by is not AlignedBy.UNRESOLVED


def _contradicts(anchor: PlacedLine, header: MoneyHeader) -> bool:
    return any(header.slots.get(cell.index, slot) != slot for slot, cell in anchor.slots.items())


def _place_surplus(line: MoneyLine, header: MoneyHeader) -> PlacedLine:
    """Place a row with more values than slots, if leaving any out gives the same values."""
    fitting = placements(line.values)
    if len({tuple(cell.number for cell in way.values()) for way in fitting}) != 1:
        return _unresolved(line)
    best = max(fitting, key=lambda way: _agreement(way, header))
    kept = set(best.values())
    surplus = tuple(cell for cell in line.values if cell not in kept)
    return PlacedLine(line, best, AlignedBy.IDENTITY, surplus)


def _agreement(way: Placement, header: MoneyHeader) -> int:
    return sum(header.slots.get(cell.index) == slot for slot, cell in way.items())


def _partly_placed(line: MoneyLine, fitting: Sequence[Placement]) -> PlacedLine:
    """Keep the slots on which all placements agree, if these hold the amounts that matter."""
    agreed = {
        slot: cell
        for slot, cell in (fitting[0] if fitting else {}).items()
        if all(way.get(slot) == cell for way in fitting)
    }
    if not {"annual_budget", "executed"}.issubset(agreed):
        return _unresolved(line)
    kept = set(agreed.values())
    unplaced = tuple(cell for cell in line.values if cell not in kept)
    return PlacedLine(line, agreed, AlignedBy.IDENTITY, unplaced=unplaced)


def _unresolved(line: MoneyLine) -> PlacedLine:
    slots = dict(zip(SLOTS, line.values, strict=False))
    return PlacedLine(line, slots, AlignedBy.UNRESOLVED, is_consistent=False)
