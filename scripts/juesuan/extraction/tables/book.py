"""The figures of all ten tables of a document under one key, for comparisons between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from juesuan.disclosure.numbers import is_digits
from juesuan.extraction.outline import plain
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.identities import NOTHING, Width, width_of
from juesuan.extraction.tables.plan import Placement
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.table import TableReading

Reference = tuple[str, int, str, str]
Choice = Mapping[int, Placement]

TOTAL = "合计"
_ORDINAL = re.compile(r"\(?[一二三四五六七八九十]{1,4}[、)]|[0-9]{1,2}[.、]")
_UNITS = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10000),
    "百万元": Decimal(1000000),
    "千万元": Decimal(10000000),
    "亿元": Decimal(100000000),
}


def in_yuan(unit: str) -> Decimal:
    """Return how many 元 a unit holds; a unit that is not printed counts as 万元."""
    return _UNITS.get(unit, _UNITS["万元"])


def without_ordinal(label: str) -> str:
    """Return a plain row label without the number before it (一、 or 1.)."""
    return _ORDINAL.sub("", plain(label), count=1)


class Book:
    """Looks up figures by table, block, row key and column name.

    A row key is the code, or the plain label without its number; classes (类) have both.
    """

    def __init__(self, tables: Sequence[TableReading]) -> None:
        """Index the rows of the tables by their keys; the first row with a key wins."""
        self.tables = {table.table_no: table for table in tables}
        self._rows: dict[tuple[str, int, str], RowReading] = {}
        self.keys: dict[tuple[str, int], list[str]] = {}
        self._columns = {
            (table.table_no, column.block_no, column.name): (
                place,
                in_yuan(table.parts.unit_text),
            )
            for table in tables
            for place, column in enumerate(table.plan.columns)
            if column.role is ColumnRole.VALUE
        }
        for table in tables:
            for reading in table.rows:
                for block_no, keys in _keys(table, reading):
                    self.keys.setdefault((table.table_no, block_no), []).append(keys[0])
                    for key in keys:
                        self._rows.setdefault((table.table_no, block_no, key), reading)

    def row(self, reference: Reference) -> RowReading | None:
        """Return the row that a reference speaks of, None where it is not printed."""
        return self._rows.get(reference[:3])

    def names(self, table_no: str, block_no: int) -> list[str]:
        """Return the names of the value columns of a block."""
        table = self.tables.get(table_no)
        columns = table.plan.values if table else ()
        return [column.name for column in columns if column.block_no == block_no]

    def width(self, reference: Reference, choice: Choice) -> Width | None:
        """Return a figure in 元.

        Args:
            reference: table, block, row key and column name.
            choice: the placements to assume for rows that are still open, by identity of the row.

        Returns:
            The figure, blank as nothing; None where it is not printed or not decided.
        """
        reading = self._rows.get(reference[:3])
        if reading is None:
            return None
        way = choice.get(id(reading)) or (reading.ways[0] if len(reading.ways) == 1 else None)
        column = self._columns.get((reference[0], reference[1], reference[3]))
        if way is None or column is None:
            return None
        place, factor = column
        cell = way.cells[place]
        return _in_yuan(reading.row.texts[cell], factor) if cell >= 0 else NOTHING


@lru_cache(maxsize=65536)
def _in_yuan(text: str, factor: Decimal) -> Width | None:
    width = width_of(text)
    return width.times(factor) if width is not None else None


def _keys(table: TableReading, reading: RowReading) -> Iterator[tuple[int, list[str]]]:
    if not reading.ways:
        return
    texts = reading.ways[0].texts(reading.row.texts)
    blocks = [reading.total_block] if reading.total_block else table.plan.blocks
    for block_no in blocks:
        code = _joined(table, block_no, ColumnRole.CODE, texts)
        label = without_ordinal(_joined(table, block_no, ColumnRole.LABEL, texts))
        if not is_digits(plain(code)):
            code, label = "", label or plain(code)
        keys = [key for key in (plain(code), label) if key]
        if keys or not _has_keys(table, block_no):
            yield block_no, keys or [""]


def _joined(table: TableReading, block_no: int, role: ColumnRole, texts: Sequence[str]) -> str:
    return "".join(texts[place] for place in table.plan.of_role(block_no, role))


def _has_keys(table: TableReading, block_no: int) -> bool:
    roles = (ColumnRole.CODE, ColumnRole.LABEL)
    return any(table.plan.of_role(block_no, role) for role in roles)
