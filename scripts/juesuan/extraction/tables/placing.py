"""Ways to put the cells of a row under its columns without changing their order."""

from collections.abc import Iterator
from functools import lru_cache
from math import comb

from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.judging import suits
from juesuan.extraction.tables.plan import Placement, Plan

MOST_WAYS = 5000


@lru_cache(maxsize=32768)
def under_header(texts: tuple[str, ...], filled: tuple[int, ...], plan: Plan) -> Placement | None:
    """Put a row of exactly as many cells as the header prints columns under them."""
    if len(texts) != len(plan.printed):
        return None
    cells = [-1] * len(plan.columns)
    for cell in filled:
        cells[plan.printed[cell]] = cell
    return Placement(tuple(cells))


def padded(row: Row, plan: Plan) -> Placement | None:
    """Put a row under the header as if only blank cells at its end were lost, or were too many."""
    last = max(row.filled, default=-1)
    if last >= len(plan.printed):
        return None
    cells = [-1] * len(plan.columns)
    for cell in row.filled:
        cells[plan.printed[cell]] = cell
    return Placement(tuple(cells))


def with_blanks(row: Row, plan: Plan) -> list[Placement]:
    """List the ways that explain a wrong number of cells by blank ones lost, or too many.

    Args:
        row: the printed row.
        plan: the columns, those that the header lost included.

    Returns:
        Every way in which the printed cells, blank ones too, keep their order; where the row is
        too long, every way that leaves out blank cells. Cells only stand under columns of their
        kind.
    """
    missing = len(plan.columns) - len(row.texts)
    blanks = len(row.texts) - len(row.filled)
    if missing >= 0:
        ways = comb(len(plan.columns), missing)
    elif -missing <= blanks:
        ways = comb(blanks, -missing)
    else:
        return []
    return [] if ways > MOST_WAYS else _distinct(_shift(row, plan, missing))


def with_values_only(row: Row, plan: Plan) -> list[Placement]:
    """List every way that keeps the order of the cells that are not blank."""
    filled = row.filled
    if len(filled) > len(plan.columns) or comb(len(plan.columns), len(filled)) > MOST_WAYS:
        return []
    return _distinct(_spread(row, plan, filled, 0))


def _distinct(ways: Iterator[tuple[int, ...]]) -> list[Placement]:
    return [Placement(cells) for cells in sorted(set(ways), reverse=True)]


def _shift(
    row: Row, plan: Plan, missing: int, cell: int = 0, place: int = 0
) -> Iterator[tuple[int, ...]]:
    """Place cells one by one; a lost blank skips a column, a blank too many skips a cell."""
    if cell == len(row.texts) and place == len(plan.columns):
        yield ()
        return
    if missing > 0 and place < len(plan.columns):
        for rest in _shift(row, plan, missing - 1, cell, place + 1):
            yield (-1, *rest)
    if cell == len(row.texts):
        return
    is_blank = row.kinds[cell] is Kind.BLANK
    if missing < 0 and is_blank:
        yield from _shift(row, plan, missing + 1, cell + 1, place)
    if place < len(plan.columns) and suits(row.kinds[cell], row.texts[cell], plan.roles[place]):
        for rest in _shift(row, plan, missing, cell + 1, place + 1):
            yield (-1 if is_blank else cell, *rest)


def _spread(row: Row, plan: Plan, filled: tuple[int, ...], place: int) -> Iterator[tuple[int, ...]]:
    left = len(plan.columns) - place
    if not filled:
        yield (-1,) * left
        return
    if left < len(filled):
        return
    cell = filled[0]
    if suits(row.kinds[cell], row.texts[cell], plan.roles[place]):
        for rest in _spread(row, plan, filled[1:], place + 1):
            yield (cell, *rest)
    for rest in _spread(row, plan, filled, place + 1):
        yield (-1, *rest)
