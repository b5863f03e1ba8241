"""Cells in which two neighbours stand together: code and name, name and amount, 行次 and amount."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from juesuan.disclosure.numbers import fold
from juesuan.extraction.tables.cells import Kind, Row, row_of
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.plan import Plan

_AMOUNT = r"[-\u2212\uff0d(（]?[0-9０-９][0-9０-９,，]*[.．][0-9０-９]+[)）]?"
_CODE_NAME = re.compile(r"([0-9０-９]{3,7})\s*([\u4e00-\u9fff].*)")
_NAME_AMOUNT = re.compile(rf"(.*[\u4e00-\u9fff)）])\s+({_AMOUNT})")
_LINE_AMOUNT = re.compile(rf"([0-9０-９]{{1,3}})\s+({_AMOUNT})")
_NAME_LINE = re.compile(r"(.*[\u4e00-\u9fff)）])\s+([0-9０-９]{1,3})")
SPLIT_AMOUNT = "amount_split"


class Glue(Enum):
    """Which two columns a cell holds."""

    CODE_NAME = (ColumnRole.CODE, ColumnRole.LABEL)
    NAME_AMOUNT = (ColumnRole.LABEL, ColumnRole.VALUE)
    LINE_AMOUNT = (ColumnRole.LINE_NUMBER, ColumnRole.VALUE)
    NAME_LINE = (ColumnRole.LABEL, ColumnRole.LINE_NUMBER)


class Glued(NamedTuple):
    """A cell that holds two things."""

    glue: Glue
    first: str
    second: str


_PATTERNS = {
    Glue.CODE_NAME: _CODE_NAME,
    Glue.NAME_AMOUNT: _NAME_AMOUNT,
    Glue.LINE_AMOUNT: _LINE_AMOUNT,
    Glue.NAME_LINE: _NAME_LINE,
}
_NUMBERED = (Glue.LINE_AMOUNT, Glue.NAME_LINE)


@lru_cache(maxsize=65536)
def glued(text: str) -> Glued | None:
    """Tell which two things a cell holds, None where it is one."""
    if len(text) < len("1 2.0"):
        return None
    for glue, pattern in _PATTERNS.items():
        match = pattern.fullmatch(text)
        if match is not None:
            return Glued(glue, match[1], match[2])
    return None


def holds_amount(text: str) -> bool:
    """Whether a name has an amount behind it that belongs in a column of its own."""
    found = glued(text)
    return found is not None and found.glue is Glue.NAME_AMOUNT


def unglued(rows: Sequence[Row], plan: Plan) -> list[Row]:
    """Return rows with each cell that holds two things cut in two.

    The second part takes the blank cell behind, or makes up for the cell that the row lacks. A
    行次 is only believed where a row above or below has the one before or after it.

    Args:
        rows: the rows of a body.
        plan: the columns of the table.
    """
    allowed = frozenset(glue for glue in Glue if set(glue.value) <= set(plan.roles))
    return [
        _unglued(row, plan, allowed, rows[max(0, at - 1) : at + 2])
        if any(glued(row.texts[i]) for i in row.filled)
        else row
        for at, row in enumerate(rows)
    ]


def _unglued(row: Row, plan: Plan, allowed: frozenset[Glue], near: Sequence[Row]) -> Row:
    start = row
    for index in reversed(row.filled):
        found = glued(row.texts[index])
        if found is None or found.glue not in allowed:
            continue
        is_sure = found.glue not in _NUMBERED or _follows(found, near)
        cut = _cut(row, index, found, len(plan.printed)) if is_sure else row
        row = _doubted(row, index) if cut is row and found.glue is Glue.LINE_AMOUNT else cut
    # A part may hold two things again: 2010301 行政运行 706.76.
    return row if row.texts == start.texts else _unglued(row, plan, allowed, near)


def _doubted(row: Row, index: int) -> Row:
    """Call a cell unreadable that may be 行次 and amount: a 行次 of its own is not printed."""
    before = [row.kinds[i] for i in row.filled if i < index]
    if before and before[-1] is Kind.NUMBER:
        return row
    kinds = (*row.kinds[:index], Kind.GARBLED, *row.kinds[index + 1 :])
    return replace(row, kinds=kinds)


def _follows(found: Glued, near: Sequence[Row]) -> bool:
    number = found.first if found.glue is Glue.LINE_AMOUNT else found.second
    printed = {fold(text) for row in near for text in row.texts}
    return bool({str(int(fold(number)) + step) for step in (-1, 1)} & printed)


def _cut(row: Row, index: int, found: Glued, width: int) -> Row:
    is_whole = len(row.texts) >= width
    blank = next(_free(row, index, found), None) if is_whole else index
    if blank is None:
        return row
    before, behind = min(index, blank), max(index, blank) + 1
    places = row.all_places()
    twice = (places[index], places[index])
    texts = (*row.texts[:before], found.first, found.second, *row.texts[behind:])
    cut = row_of(row.line, texts, (*places[:before], *twice, *places[behind:]))
    repair = row.repair if found.glue is Glue.CODE_NAME else SPLIT_AMOUNT
    return replace(cut, joints=row.joints, repair=repair)


def _free(row: Row, index: int, found: Glued) -> Iterator[int]:
    """Yield the blank cell that one of the two parts belongs to."""
    if row.texts[index + 1 : index + 2] == ("",):
        yield index + 1
    elif found.glue is Glue.LINE_AMOUNT and index and not row.texts[index - 1]:
        yield index - 1
