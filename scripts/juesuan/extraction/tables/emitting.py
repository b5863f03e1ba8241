"""From tables under their columns to raw rows and claims on cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from juesuan.disclosure.numbers import is_digits
from juesuan.extraction.outline import plain
from juesuan.extraction.rows import (
    SLOT_COUNT,
    AlignedBy,
    RawTable,
    RawTableColumn,
    RawTableRow,
)
from juesuan.extraction.tables.agreement import aligned_by
from juesuan.extraction.tables.cells import Kind, Row, tidy
from juesuan.extraction.tables.plan import Block, Plan
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.table import TableReading

_NO_VALUES = ("",) * SLOT_COUNT


@dataclass(frozen=True)
class Keys:
    """What every raw row of a document carries.

    Attributes:
        document_id: key of the document.
        source_file: its path.
    """

    document_id: str
    source_file: str


def table_row(table: TableReading, keys: Keys) -> RawTable:
    """Return the row of the table itself."""
    printed = [line.number for line in table.region.lines if line.text.strip()]
    return RawTable(
        keys.document_id,
        keys.source_file,
        table.region.lines[0].number,
        table.table_no,
        table.region.title,
        printed[-1] if printed else table.region.lines[0].number,
        table.region.recognised_by,
        table.parts.unit_text,
        table.parts.no_data_text,
    )


def column_rows(table: TableReading, keys: Keys) -> Iterator[RawTableColumn]:
    """Yield a row for each value column; a lost heading counts as standing on the header."""
    header = table.parts.header
    first = table.region.lines[0].number
    for column in table.plan.values:
        yield RawTableColumn(
            keys.document_id,
            keys.source_file,
            header[column.level].line if header else first,
            table.table_no,
            column.block_no,
            column.slot,
            column.number,
            column.measure,
            column.measure_label,
            column.row_key,
            column.mapped_by,
        )


def body_rows(table: TableReading, keys: Keys) -> list[RawTableRow]:
    """Return a row for each printed row and block, no two of one line in one block."""
    rows = list(_all_rows(table, keys))
    if len({(row.source_line, row.block_no) for row in rows}) == len(rows):
        return rows
    return _one_a_block(rows, table.plan.blocks)


def _one_a_block(rows: Sequence[RawTableRow], blocks: Sequence[int]) -> list[RawTableRow]:
    """Leave out blank rows where a total stands; a second total takes a block that is free.

    What a line holds beyond its blocks comes into blocks behind them, without columns.
    """
    taken: set[tuple[int, int]] = set()
    placed = []
    for row in filter(_says, rows):
        numbers = chain((row.block_no, *blocks), count(max(blocks) + 1))
        free = next(no for no in numbers if (row.source_line, no) not in taken)
        by = row.aligned_by if free in blocks else AlignedBy.UNRESOLVED
        placed.append(replace(row, block_no=free, aligned_by=by))
        taken.add((row.source_line, free))
    blank = [row for row in rows if not _says(row)]
    rest = [row for row in blank if (row.source_line, row.block_no) not in taken]
    return sorted([*placed, *rest], key=lambda row: (row.source_line, row.block_no))


def _says(row: RawTableRow) -> bool:
    return bool(row.row_code or row.row_label or row.line_number or any(row.values))


def _all_rows(table: TableReading, keys: Keys) -> Iterator[RawTableRow]:
    inherited: tuple[str, ...] = ()
    for reading in table.rows:
        blocks = (reading.total_block,) if reading.total_block else table.plan.blocks
        texts = reading.ways[0].texts(reading.row.texts) if reading.ways else ()
        for block_no in blocks:
            if not texts:
                yield _loose_row(table, reading, block_no, blocks[0], keys)
                continue
            codes = table.plan.block(block_no).codes
            code = plain(texts[codes[0]]) if codes else ""
            if len(codes) > 1:
                parts = tuple([plain(texts[place]) for place in codes])
                code, inherited = joined_code(parts, inherited)
            yield _block_row(table, reading, block_no, texts, code, keys)


def joined_code(parts: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Join a code split into 类, 款 and 项; blank parts before a printed one go on from above.

    Args:
        parts: the printed parts, blank ones too.
        above: the parts of the code above.

    Returns:
        The code as one run, and its parts for the row below.
    """
    last = max((i for i, part in enumerate(parts) if part), default=-1)
    if last < 0 or not all(is_digits(part) for part in parts if part):
        return "".join(parts), above
    if len(above) == len(parts) and not parts[0]:
        parts = tuple(part or (above[i] if i < last else "") for i, part in enumerate(parts))
    return "".join(parts), parts


def _block_row(
    table: TableReading,
    reading: RowReading,
    block_no: int,
    texts: tuple[str, ...],
    code: str,
    keys: Keys,
) -> RawTableRow:
    block, by = table.plan.block(block_no), aligned_by(table, reading, block_no)
    label = "".join([tidy(texts[i]) for i in block.labels])
    line = "".join([plain(texts[i]) for i in block.line_numbers])
    if code and not any(map(is_digits, code)):
        code, label = "", label or tidy(code)
    return RawTableRow(
        keys.document_id,
        keys.source_file,
        reading.row.line,
        table.table_no,
        block_no,
        code,
        label,
        line,
        reading.section,
        by,
        *_values(table.plan, block, texts, in_order=by is AlignedBy.UNRESOLVED),
    )


def _values(plan: Plan, block: Block, texts: tuple[str, ...], *, in_order: bool) -> tuple[str, ...]:
    printed = [(plan.columns[i].slot - 1, texts[i]) for i in block.values if texts[i]]
    if not printed:
        return _NO_VALUES
    if in_order:
        printed = [(slot, text) for slot, (_, text) in enumerate(printed)]
    values = list(_NO_VALUES)
    for slot, text in printed:
        values[slot] = text
    return tuple(values)


def _loose_row(
    table: TableReading, reading: RowReading, block_no: int, first_block: int, keys: Keys
) -> RawTableRow:
    """Return a row that no placement fits: its name, and in the first block all it prints."""
    row = reading.row
    names = [row.texts[i] for i in row.filled if row.kinds[i] is Kind.TEXT]
    values = [row.texts[i] for i in row.filled if row.kinds[i] is not Kind.TEXT]
    if block_no != first_block:
        names, values = [], []
    return RawTableRow(
        keys.document_id,
        keys.source_file,
        row.line,
        table.table_no,
        block_no,
        "",
        tidy("".join(names)),
        "",
        reading.section,
        AlignedBy.UNRESOLVED,
        *(values[:SLOT_COUNT] + [""] * (SLOT_COUNT - len(values))),
    )


def header_line(table: TableReading, rows: Sequence[Row]) -> int:
    """Return the line of the first of some rows, or of the table where there is none."""
    return rows[0].line if rows else table.region.lines[0].number
