"""Where the open ways of a row agree with each other, block by block."""

from collections.abc import Sequence

from juesuan.extraction.rows import AlignedBy
from juesuan.extraction.tables.identities import width_of
from juesuan.extraction.tables.plan import Placement
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.table import TableReading

_BY_ITSELF = (AlignedBy.HEADER, AlignedBy.IDENTITY)


def agreed_blocks(table: TableReading, row: RowReading) -> frozenset[int]:
    """Return the blocks whose cells stand under the same columns in every way left."""
    numbers = [column.block_no for column in table.plan.columns]
    return frozenset(
        block_no
        for block_no in table.plan.blocks
        if len({_block_cells(way, numbers, block_no) for way in row.ways}) == 1
    )


def settle_but_zeros(row: RowReading) -> None:
    """Settle a row whose ways differ only in where printed zeros stand; these stay unplaced.

    Args:
        row: an open row; it is changed in place. Its identities hold wherever a zero stands, so
            that the other cells are certain.
    """
    columns = zip(*(way.cells for way in row.ways), strict=True)
    common = tuple(cells[0] if len(set(cells)) == 1 else -1 for cells in columns)
    unplaced = tuple(sorted(set(row.ways[0].cells) - set(common)))
    widths = [width_of(row.row.texts[cell]) for cell in unplaced]
    if all(width is not None and not width.value for width in widths):
        row.settle(Placement(common), AlignedBy.EVIDENCE)
        row.unplaced = unplaced


def _block_cells(way: Placement, numbers: Sequence[int], block_no: int) -> tuple[int, ...]:
    pairs = zip(way.cells, numbers, strict=True)
    return tuple(cell for cell, number in pairs if number == block_no)


def aligned_by(table: TableReading, reading: RowReading, block_no: int) -> AlignedBy:
    """Tell how the cells of one block of a row found their columns."""
    if reading.aligned_by in _BY_ITSELF or not reading.ways:
        return reading.aligned_by
    if block_no in reading.fixed_blocks:
        return AlignedBy.IDENTITY
    is_agreed = not reading.is_open or block_no in agreed_blocks(table, reading)
    return AlignedBy.EVIDENCE if is_agreed else AlignedBy.UNRESOLVED
