"""What each cell of a table is: the claims that the balance of figures is drawn from."""

from collections.abc import Iterator

from juesuan.extraction.rows import AlignedBy, CellClaim, CellRole
from juesuan.extraction.tables.agreement import aligned_by
from juesuan.extraction.tables.anatomy import is_stray_amount
from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.table import TableReading

_CELL_ROLES = {
    ColumnRole.CODE: CellRole.CODE,
    ColumnRole.LABEL: CellRole.TEXT,
    ColumnRole.LINE_NUMBER: CellRole.LINE_NUMBER,
    ColumnRole.VALUE: CellRole.FIGURE,
    ColumnRole.EXTRA: CellRole.ISSUE,
}


def claims(table: TableReading) -> Iterator[CellClaim]:
    """Yield a claim for every cell of a table that is not blank."""
    parts, name = table.parts, table.region.name
    for line in parts.texts:
        is_amount = parts.is_started and is_stray_amount(line.text)
        role = CellRole.ISSUE if is_amount else CellRole.TEXT
        yield CellClaim(name, line.number, 0, role)
    for row in (*parts.header, *parts.aside, *table.sections):
        yield from _all(name, row, CellRole.TEXT)
    if parts.numbers is not None:
        yield from _all(name, parts.numbers, CellRole.COLUMN_NUMBER)
    for reading in table.rows:
        yield from _row_claims(table, reading)


def _all(name: str, row: Row, digits: CellRole) -> Iterator[CellClaim]:
    yield from _joints(name, row)
    for index in row.filled:
        role = digits if row.kinds[index] is Kind.NUMBER else CellRole.TEXT
        yield CellClaim(name, *row.place(index), role)


def _joints(name: str, row: Row) -> Iterator[CellClaim]:
    return (CellClaim(name, *place, CellRole.TEXT) for place in row.joints)


def _row_claims(table: TableReading, reading: RowReading) -> Iterator[CellClaim]:
    row, name = reading.row, table.region.name
    yield from _joints(name, row)
    if not reading.ways:
        for index in row.filled:
            role = CellRole.TEXT if row.kinds[index] is Kind.TEXT else CellRole.ISSUE
            yield CellClaim(name, *row.place(index), role)
        return
    for index in reading.unplaced:
        yield CellClaim(name, *row.place(index), CellRole.ISSUE)
    open_blocks = {
        block_no
        for block_no in table.plan.blocks
        if aligned_by(table, reading, block_no) is AlignedBy.UNRESOLVED
    }
    last = (0, 0)
    for column, index in zip(table.plan.columns, reading.ways[0].cells, strict=True):
        if index >= 0 and (cell := row.place(index)) != last:
            last, is_open = cell, column.block_no in open_blocks
            yield CellClaim(name, *cell, _role(column.role, row.kinds[index], is_open=is_open))


def _role(role: ColumnRole, kind: Kind, *, is_open: bool) -> CellRole:
    if role is ColumnRole.VALUE:
        is_unread = kind is Kind.GARBLED or kind is Kind.TEXT
        return CellRole.ISSUE if is_open or is_unread else CellRole.FIGURE
    is_word = kind is Kind.TEXT and role is not ColumnRole.EXTRA
    return CellRole.TEXT if is_word else _CELL_ROLES[role]
