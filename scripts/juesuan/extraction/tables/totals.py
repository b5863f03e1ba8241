"""The total rows of table 06, whose labels span columns and whose amounts stand anywhere behind."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from juesuan.extraction.outline import plain
from juesuan.extraction.rows import AlignedBy
from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.plan import Placement, Plan
from juesuan.extraction.tables.reading import RowReading

# Source: official table 公开06; 人员经费 fills the first block, 公用经费 the blocks behind it.
TOTAL_BLOCKS: Mapping[str, int] = {
    "人员经费合计": 1,
    "人员经费小计": 1,
    "公用经费合计": 2,
    "公用经费小计": 2,
}
GRAND_TOTALS = frozenset({"合计", "总计", "支出合计", "本年支出合计", "基本支出合计"})


def cut_at_totals(row: Row) -> list[Row]:
    """Cut a row of table 06 before each total label.

    Args:
        row: the printed row.

    Returns:
        The cells before the first total label, if any are there, then each total with the cells
        behind it; the row itself where it has no total.
    """
    starts = [i for i in row.filled if plain(row.texts[i]) in TOTAL_BLOCKS]
    if not starts:
        return [row.part(row.filled[0], len(row.texts))] if _is_grand_total(row) else [row]
    bounds = [*([0] if starts[0] > row.filled[0] else []), *starts, len(row.texts)]
    return [row.part(a, b) for a, b in pairwise(bounds)]


def is_total(row: Row) -> bool:
    """Whether a row begins with a total label of table 06."""
    return bool(row.texts) and (plain(row.texts[0]) in TOTAL_BLOCKS or _is_grand_total(row))


def _is_grand_total(row: Row) -> bool:
    """Whether a row is the sum of all blocks: one total word, and one amount anywhere behind."""
    words = [row.kinds[i] is Kind.TEXT and plain(row.texts[i]) in GRAND_TOTALS for i in row.filled]
    return words[:1] == [True] and not any(words[1:]) and len(_amounts(row)) == 1


def read_total(row: Row, plan: Plan) -> RowReading:
    """Read one total: its label names it, so its amount may stand in any column behind it.

    Args:
        row: the total label and the cells behind it up to the next label.
        plan: the columns of the table.

    Returns:
        The label under the first name column of its block and the only amount under the value
        column; with several amounts unresolved.
    """
    block_no = TOTAL_BLOCKS.get(plain(row.texts[0]), 1)
    amounts = _amounts(row)
    cells = [-1] * len(plan.columns)
    for place in plan.of_role(block_no, ColumnRole.LABEL)[:1]:
        cells[place] = 0
    for place in plan.of_role(block_no, ColumnRole.VALUE)[:1]:
        cells[place] = amounts[0] if len(amounts) == 1 else -1
    words = [i for i in row.filled if row.kinds[i] is Kind.TEXT]
    if len(amounts) > 1 or len(words) > 1:
        return RowReading(row, (), AlignedBy.UNRESOLVED, total_block=block_no)
    return RowReading(row, (Placement(tuple(cells)),), AlignedBy.HEADER, total_block=block_no)


def _amounts(row: Row) -> list[int]:
    """Return the cells behind a label with an amount; a dash counts where nothing else does."""
    behind = [i for i in row.filled if i and row.kinds[i] is not Kind.TEXT]
    return [i for i in behind if row.kinds[i] is not Kind.DASH] or behind[:1]


def with_totals(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of table 06, total labels at the beginning of rows of their own."""
    for row in rows:
        yield from cut_at_totals(row)
