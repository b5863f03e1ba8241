"""What each cell of a table is: the claims that the balance of figures is drawn from."""

from collections.abc import Iterator

from juesuan.extraction.claims import CellClaim, CellRole
from juesuan.extraction.rows import AlignedBy
from juesuan.extraction.tables.agreement import aligned_by
from juesuan.extraction.tables.anatomy import is_stray_amount
from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.gluing import holds_amount
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
# What a cell that was cut in two is, where its halves differ.
_RANKS = (
    CellRole.TEXT,
    CellRole.LINE_NUMBER,
    CellRole.CODE,
    CellRole.COLUMN_NUMBER,
    CellRole.FIGURE,
    CellRole.ISSUE,
)


def claims(table: TableReading) -> Iterator[CellClaim]:
    """Yield a claim for every cell of a table that is not blank."""
    parts, name = table.parts, table.region.name
    for line in parts.texts:
        is_amount = parts.is_started and is_stray_amount(line.text)
        role = CellRole.ISSUE if is_amount else CellRole.TEXT
        yield CellClaim(name, line.number, 0, role)
    for line in parts.uncut:
        yield CellClaim(name, line.number, 0, CellRole.ISSUE)
    for row in parts.foreign:
        yield from _all(name, row, CellRole.ISSUE)
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
    roles: dict[tuple[int, int], CellRole] = {}
    for column, index in zip(table.plan.columns, reading.ways[0].cells, strict=True):
        if index >= 0:
            cell, is_open = row.place(index), column.block_no in open_blocks
            role = _role(column.role, row, index, is_open=is_open)
            roles[cell] = max(role, roles[cell], key=_RANKS.index) if cell in roles else role
    for cell, role in roles.items():
        yield CellClaim(name, *cell, role)


def _role(role: ColumnRole, row: Row, index: int, *, is_open: bool) -> CellRole:
    kind = row.kinds[index]
    if role is ColumnRole.VALUE:
        is_unread = kind is Kind.GARBLED or kind is Kind.TEXT
        return CellRole.ISSUE if is_open or is_unread else CellRole.FIGURE
    if role is ColumnRole.LABEL and holds_amount(row.texts[index]):
        return CellRole.ISSUE
    is_word = kind is Kind.TEXT and role is not ColumnRole.EXTRA
    return CellRole.TEXT if is_word else _CELL_ROLES[role]
