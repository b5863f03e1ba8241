"""Header cells against known headings: the grid of a header, and the best order-keeping match."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from juesuan.extraction.outline import plain
from juesuan.extraction.tables.headings import ColumnRole, Heading

_LEAF_WEIGHT = 4


@dataclass(frozen=True)
class Leaf:
    """One printed column of a header.

    Attributes:
        text: its lowest heading, plain; blank where a heading above spans it.
        printed: the same as printed.
        above: the plain headings above it, its own and those that span it.
        level: which header row prints its lowest heading, from 0.
    """

    text: str
    printed: str
    above: frozenset[str]
    level: int


@dataclass(frozen=True)
class Grid:
    """A header as columns.

    Attributes:
        leaves: its columns from the left.
        texts: every plain heading printed in it, from the top left.
    """

    leaves: tuple[Leaf, ...]
    texts: tuple[str, ...]


def grid_of(header: Sequence[tuple[str, ...]]) -> Grid:
    """Read header rows as columns.

    Args:
        header: the cells of the rows from the top; rows that are cut are filled with blanks.

    Returns:
        The grid.
    """
    width = max(map(len, header), default=0)
    filled = [row + ("",) * (width - len(row)) for row in header]
    plains = [tuple(map(plain, row)) for row in filled]
    leaves = tuple(_leaf(filled, plains, index) for index in range(width))
    return Grid(leaves, tuple(text for row in plains for text in row if text))


def _leaf(header: Sequence[tuple[str, ...]], plains: Sequence[tuple[str, ...]], index: int) -> Leaf:
    own = [level for level, row in enumerate(plains) if row[index]]
    if not own:
        return Leaf("", "", _spans(plains, index), 0)
    level = own[-1]
    return Leaf(plains[level][index], header[level][index], _spans(plains[:level], index), level)


def _spans(plains: Sequence[tuple[str, ...]], index: int) -> frozenset[str]:
    """Return for each level the nearest heading at or left of the column."""
    nearest = (next((text for text in row[index::-1] if text), "") for row in plains)
    return frozenset(text for text in nearest if text)


def align(grid: Grid, layout: tuple[Heading, ...]) -> list[Heading | None]:
    """Find the heading of each printed column.

    Args:
        grid: the header.
        layout: the headings of a layout in printed order.

    Returns:
        For each column its heading: first the best match that keeps the order, blocks in the order
        in which their spanning headings are printed; then columns that stand elsewhere.
    """
    ordered = _blocks_as_printed(grid, layout)
    found: list[Heading | None] = list(_best(grid.leaves, ordered))
    for index, leaf in enumerate(grid.leaves):
        if found[index] is None and leaf.text:
            free = [h for h in ordered if leaf.text in h.labels and not _holds(found, h)]
            found[index] = free[0] if len(free) == 1 else None
    return found


def _holds(found: Sequence[Heading | None], heading: Heading) -> bool:
    return any(heading is other for other in found)


def _blocks_as_printed(grid: Grid, layout: tuple[Heading, ...]) -> tuple[Heading, ...]:
    first = {heading.block_no: heading.parents[:1] for heading in reversed(layout)}
    places = {}
    for block_no, parents in first.items():
        spans = [i for i, leaf in enumerate(grid.leaves) if parents and leaf.above & parents[0]]
        places[block_no] = min(spans, default=-1)
    if min(places.values()) < 0:
        return layout
    return tuple(sorted(layout, key=lambda heading: places[heading.block_no]))


def _best(leaves: tuple[Leaf, ...], layout: tuple[Heading, ...]) -> tuple[Heading | None, ...]:
    """Return the order-keeping match of greatest weight; split codes share one heading."""

    @cache
    def solve(column: int, place: int) -> tuple[int, tuple[Heading | None, ...]]:
        """Match the columns from `column` on with the headings from `place` on."""
        if column == len(leaves):
            return 0, ()
        weight, rest = solve(column + 1, place)
        best: tuple[int, tuple[Heading | None, ...]] = (weight, (None, *rest))
        for position in range(place, len(layout)):
            heading = layout[position]
            gain = _weight(leaves[column], heading)
            if not gain:
                continue
            again = position if heading.role is ColumnRole.CODE else position + 1
            weight, rest = solve(column + 1, again)
            if weight + gain > best[0]:
                best = (weight + gain, (heading, *rest))
        return best

    return solve(0, 0)[1]


def _weight(leaf: Leaf, heading: Heading) -> int:
    if not leaf.text or leaf.text not in heading.labels:
        return 0
    return _LEAF_WEIGHT + sum(bool(leaf.above & level) for level in heading.parents)
