"""Rows that lost, or gained, nothing but blank cells at their end: what their table shows of it."""

from collections.abc import Sequence

from juesuan.extraction.rows import AlignedBy
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.judging import suits_all
from juesuan.extraction.tables.mending import is_tail_lost
from juesuan.extraction.tables.placing import padded
from juesuan.extraction.tables.plan import Placement, Plan
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.table import TableReading

_SHOWN = 2


def assume_tails(tables: Sequence[TableReading]) -> None:
    """Take rows that nothing decided as their header says, where only ends of rows were damaged.

    A row of the wrong length whose cells fit the header up to its end is ambiguous by itself. It
    is read under the header where all settled rows of its table, or where none is settled all
    those of the other tables, lost or gained blanks at their end only. A row that breaches its
    identities is read so only where two others of its table show the damage. Rows without a name
    (table 09) have nothing that holds their first cell in place, and stay undecided.

    Args:
        tables: all official tables of the document; their rows are settled in place.
    """
    named = [table for table in tables if ColumnRole.LABEL in table.plan.roles]
    signs = {table.table_no: _signs(table) for table in named}
    every = [sign for shown in signs.values() for sign in shown]
    is_spared = bool(every) and all(every)
    for table in named:
        shown = signs[table.table_no]
        if not all(shown) or not (shown or is_spared):
            continue
        for reading in table.rows:
            is_shown = len(shown) >= _SHOWN and not reading.ways and not reading.total_block
            way = tail_way(reading, table.plan) if is_shown or reading.is_open else None
            if way is not None and (is_shown or way in reading.ways):
                reading.settle(way, AlignedBy.HEADER)
                reading.is_assumed = True


def _signs(table: TableReading) -> list[bool]:
    """Tell for each settled row of the wrong length whether only its end was damaged."""
    return [
        reading.ways[0] == tail_way(reading, table.plan)
        for reading in table.rows
        if len(reading.ways) == 1
        and not reading.total_block
        and len(reading.row.texts) != len(table.plan.printed)
    ]


def tail_way(reading: RowReading, plan: Plan) -> Placement | None:
    """Return the placement of a row under the header from the left, None where kinds forbid it.

    Args:
        reading: the row.
        plan: the columns of its table.
    """
    way = padded(reading.row, plan)
    return way if way is not None and suits_all(reading.row, way, plan) else None


def lost_all_tails(table: TableReading) -> bool:
    """Whether every row of a table lost the blank cells at its end.

    Args:
        table: a table with its rows.
    """
    return is_tail_lost([reading.row for reading in table.rows], table.plan)
