"""Damage that a whole body tells of: rows cut in two, blank cells lost at every end."""

from collections.abc import Iterator, Sequence

from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.plan import Plan

_FEW = 3


def is_tail_lost(rows: Sequence[Row], plan: Plan) -> bool:
    """Whether the table lost the blank cells at the end of all its rows, as editors cut them."""
    short = sum(len(row.texts) < len(plan.printed) for row in rows)
    return short >= _FEW and all(row.kinds[-1] is not Kind.BLANK for row in rows)


def rejoined(rows: Sequence[Row], width: int) -> Iterator[Row]:
    """Join rows that a line break inside a name cut in two."""
    index = 0
    while index < len(rows):
        row = rows[index]
        below = rows[index + 1] if index + 1 < len(rows) else None
        if below is not None and _is_cut(row, below, width):
            row, index = row.joined(below), index + 1
        yield row
        index += 1


def _is_cut(row: Row, below: Row, width: int) -> bool:
    if below.line != row.line + 1 or len(row.texts) + len(below.texts) - 1 != width:
        return False
    return len(row.texts) > 1 and row.kinds[-1] is Kind.TEXT and below.kinds[0] is Kind.TEXT
