"""Damage that a whole body tells of: rows cut in two, blank cells lost at every end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from juesuan.extraction.outline import plain
from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.plan import Plan

_FEW = 3
_TOTAL = re.compile(r".*[合小总]计")
_FIGURES = (Kind.NUMBER, Kind.DASH, Kind.BLANK)
REJOINED = "row_rejoined"


def is_tail_lost(rows: Sequence[Row], plan: Plan) -> bool:
    """Whether the table lost the blank cells at the end of all its rows, as editors cut them."""
    short = sum(len(row.texts) < len(plan.printed) for row in rows)
    return short >= _FEW and all(row.kinds[-1] is not Kind.BLANK for row in rows)


def is_total_label(label: str) -> bool:
    """Whether a plain label names a total, such as 合计 or 人员经费合计."""
    return bool(_TOTAL.fullmatch(label))


def rejoined(rows: Sequence[Row], plan: Plan) -> Iterator[Row]:
    """Join rows that a line break or a page break cut in two.

    Args:
        rows: the rows of a body in order.
        plan: the columns of the table.
    """
    index = 0
    while index < len(rows):
        row = rows[index]
        joined = _joined(row, rows[index + 1], plan) if index + 1 < len(rows) else None
        yield joined or row
        index += 2 if joined else 1


def _joined(row: Row, below: Row, plan: Plan) -> Row | None:
    cells, width = len(row.texts) + len(below.texts), len(plan.printed)
    if len(below.texts) == width:
        is_rest = len(row.texts) == width and _is_rest_of_name(row, below, plan)
        return replace(row.extended(below), repair=REJOINED) if is_rest else None
    if cells == width + 1 and _goes_on_in_name(row, below, plan):
        repair = row.repair if below.line == row.line + 1 else REJOINED
        return replace(row.joined(below), repair=repair)
    if not _goes_on_in_cells(row, below, plan):
        return None
    widths = {width} if ColumnRole.LABEL in plan.roles else {width, len(plan.columns)}
    if cells in widths:
        return replace(row.followed(below), repair=REJOINED)
    if cells - 1 in widths and row.kinds[-1] is Kind.BLANK:
        upper = row.part(0, len(row.texts) - 1)
        return replace(upper.followed(below), repair=REJOINED)
    return None


def _goes_on_in_name(row: Row, below: Row, plan: Plan) -> bool:
    """Whether a name goes on in the row below; over a page break only where no code is printed."""
    if len(row.texts) < 2 or row.kinds[-1] is not Kind.TEXT or below.kinds[0] is not Kind.TEXT:
        return False
    if below.line == row.line + 1:
        return True
    return ColumnRole.CODE in plan.roles and not is_total_label(plain(below.texts[0]))


def _goes_on_in_cells(row: Row, below: Row, plan: Plan) -> bool:
    """Whether the figures of a row, or the second half of a row of figures, stand below it."""
    is_figures = all(kind in _FIGURES for kind in below.kinds) and Kind.NUMBER in below.kinds
    if ColumnRole.LABEL in plan.roles:
        return is_figures and row.kinds[-1] is Kind.TEXT and below.kinds[0] is Kind.NUMBER
    return is_figures and all(kind in _FIGURES for kind in row.kinds)


def _is_rest_of_name(row: Row, below: Row, plan: Plan) -> bool:
    """Whether a row of blanks holds the rest of the name above, and no code of its own."""
    if len(below.filled) != 1 or len(plan.columns) != len(plan.printed):
        return False
    place = below.filled[0]
    column = plan.columns[place]
    codes = plan.of_role(column.block_no, ColumnRole.CODE)
    if column.role is not ColumnRole.LABEL or below.kinds[place] is not Kind.TEXT or not codes:
        return False
    is_named = row.kinds[place] is Kind.TEXT and row.kinds[codes[-1]] is Kind.NUMBER
    words = plain(below.texts[place])
    return is_named and not is_total_label(words)
