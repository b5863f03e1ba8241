"""What tells apart the placements of a money row that its own arithmetic allows."""

from collections.abc import Iterable, Iterator, Sequence

from juesuan.extraction.projects.cells import Cell
from juesuan.extraction.projects.money_header import SLOTS, MoneyHeader
from juesuan.extraction.projects.money_lines import MoneyLine
from juesuan.extraction.projects.money_placement import Placement


def hints(
    line: MoneyLine,
    header: MoneyHeader,
    anchors: Sequence[tuple[MoneyLine, Placement]],
    fitting: Sequence[Placement],
) -> Iterator[Placement]:
    """Yield what the other money rows and the header say, the strongest first.

    Args:
        line: the row whose values fit in several ways.
        header: the header above it, without columns where it does not stand over its values.
        anchors: the complete rows of the same table with their placements.
        fitting: the placements of the row that the identities allow.

    Yields:
        Placements; one that is not among the fitting is no answer.
    """
    for _, slots in anchors:
        yield from _only([way for way in fitting if _repeats(way, slots)])
    for other, slots in anchors:
        if other.row.width == line.row.width:
            yield _like(line, {cell.index: s for s, cell in slots.items()}, relative=False)
        offsets = {other.offset(cell): slot for slot, cell in slots.items()}
        yield _like(line, offsets, relative=True)
    below = under_header(line, header)
    if below is not None:
        yield below
    named = set(header.slots.values())
    yield from _only([way for way in fitting if named.issuperset(way)])
    yield from _only([way for way in fitting if _is_unadjusted(way)])


def _like(line: MoneyLine, slots: dict[int, str], *, relative: bool) -> Placement:
    """Return the placement that puts each value where another row has its slot, if all fit."""
    places = [line.offset(cell) if relative else cell.index for cell in line.values]
    found = {
        slots[place]: cell
        for place, cell in zip(places, line.values, strict=True)
        if place in slots
    }
    return found if len(found) == len(line.values) else {}


def _only(ways: Sequence[Placement]) -> Iterable[Placement]:
    return ways if len(ways) == 1 else ()


def _repeats(way: Placement, slots: Placement) -> bool:
    """Whether every value equals the one that another row has in the same slot."""
    return all(_same(cell, slots[slot]) for slot, cell in way.items())


def _is_unadjusted(way: Placement) -> bool:
    """Whether 全年预算数 repeats 预算编制数, as the form demands of a budget never adjusted.

    Source: note 2 of the form: 如果年初预算未调整，取预算编制数.
    """
    names = ("initial_budget", "annual_budget", "executed")
    return all(name in way for name in names) and _same(way[names[0]], way[names[1]])


def _same(one: Cell, other: Cell) -> bool:
    return bool(one.number and other.number and one.number.value == other.number.value)


def under_header(line: MoneyLine, header: MoneyHeader) -> Placement | None:
    """Return the values under the header's columns, if each stands under one of its own."""
    slots = {header.slots.get(cell.index, ""): cell for cell in line.values}
    return _ordered(slots) if len(slots) == len(line.values) and "" not in slots else None


def _ordered(slots: Placement) -> Placement | None:
    """Return slots in the order of the form, None where the values do not stand in that order."""
    ordered = {slot: slots[slot] for slot in SLOTS if slot in slots}
    indexes = [cell.index for cell in ordered.values()]
    return ordered if indexes == sorted(indexes) else None
