"""Columns whose heading is unknown: known by the columns around them, or by their number."""

from collections.abc import Sequence

from juesuan.disclosure.numbers import whole_number
from juesuan.extraction.outline import plain
from juesuan.extraction.tables.headings import ColumnRole, Heading
from juesuan.extraction.tables.matching import Grid
from juesuan.extraction.tables.plan import BY_NUMBER, BY_POSITION


def fill_codes(grid: Grid, found: list[Heading | None]) -> None:
    """Columns without a heading of their own between code and name go on with the code."""
    for index in range(1, len(found)):
        before, leaf = found[index - 1], grid.leaves[index]
        if found[index] is None and not leaf.text and before is not None:
            rest = [heading for heading in found[index:] if heading is not None]
            follows = bool(rest) and rest[0].role is ColumnRole.LABEL
            if before.role is ColumnRole.CODE and follows:
                found[index] = before


def fill_numbered(
    numbers: Sequence[str], layout: Sequence[Heading], found: list[Heading | None], by: list[str]
) -> None:
    """Give a column with an unknown heading the one that its column number stands for."""
    if len(numbers) != len(found):
        return
    values = [heading for heading in layout if heading.role is ColumnRole.VALUE]
    for index, text in enumerate(map(plain, numbers)):
        number = whole_number(text) or 0
        if found[index] is None and 0 < number <= len(values):
            heading = values[number - 1]
            if not any(heading is other for other in found):
                found[index], by[index] = heading, BY_NUMBER


def fill_gaps(layout: tuple[Heading, ...], found: list[Heading | None], by: list[str]) -> None:
    """Give columns between two known ones the headings in between, where their number agrees."""
    used = {id(heading) for heading in found if heading is not None}
    order = {id(heading): i for i, heading in enumerate(layout)}
    index = 0
    while index < len(found):
        stop = index
        while stop < len(found) and found[stop] is None:
            stop += 1
        before = found[index - 1] if index else None
        first = order[id(before)] + 1 if before else 0
        after = found[stop] if stop < len(found) else None
        last = order[id(after)] if after else len(layout)
        gap = [heading for heading in layout[first:last] if id(heading) not in used]
        if stop > index and len(gap) == stop - index:
            found[index:stop], by[index:stop] = gap, [BY_POSITION] * len(gap)
        index = stop + 1
