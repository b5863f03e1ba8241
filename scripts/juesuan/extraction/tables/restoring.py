"""The rows of a body made whole before they are read: cut rows, glued cells, keys out of place."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from juesuan.disclosure.numbers import is_digits
from juesuan.extraction.outline import plain
from juesuan.extraction.tables.anatomy import TOTAL_WORDS
from juesuan.extraction.tables.cells import Kind, Row, row_of
from juesuan.extraction.tables.gluing import unglued
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.identities import width_of
from juesuan.extraction.tables.judging import is_known_shape
from juesuan.extraction.tables.mending import rejoined
from juesuan.extraction.tables.plan import Plan

KEYS_SWAPPED, TOTAL_RESTORED = "keys_swapped", "total_label_restored"
_TOTAL = "合计"
_CLASS_DIGITS = 3


def mended(rows: Sequence[Row], plan: Plan, table_no: str) -> list[Row]:
    """Make the rows of a body whole where it is certain what they were.

    Args:
        rows: the rows of the body in order.
        plan: the columns of the table.
        table_no: the official table.

    Returns:
        The rows; a repair that a person should know of is written beside its row.
    """
    whole = unglued(list(rejoined(rows, plan)), plan)
    if ColumnRole.CODE not in plan.roles or len(plan.columns) != len(plan.printed):
        return whole
    whole = [_with_keys_in_place(row, at, whole, plan, table_no) for at, row in enumerate(whole)]
    return _with_total_label(whole, plan)


def _with_keys_in_place(row: Row, at: int, rows: Sequence[Row], plan: Plan, table_no: str) -> Row:
    """Swap a code that stands under the name with the name that stands under the code."""
    if len(row.texts) != len(plan.printed):
        return row
    for block_no in plan.blocks:
        codes, labels, *_ = plan.block(block_no)
        if len(codes) == 1 and labels and _is_swapped(row, codes[0], labels[0], table_no):
            beside = rows[max(0, at - 1) : at + 2]
            near = [other.texts[codes[0]] for other in beside if codes[0] < len(other.texts)]
            if _is_of_same_class(plain(row.texts[labels[0]]), near):
                row = _swapped(row, codes[0], labels[0])
    return row


def _is_swapped(row: Row, code: int, label: int, table_no: str) -> bool:
    if row.kinds[code] is not Kind.TEXT or row.kinds[label] is not Kind.NUMBER:
        return False
    is_name = plain(row.texts[code]) not in TOTAL_WORDS
    return is_name and is_known_shape(plain(row.texts[label]), table_no)


def _is_of_same_class(code: str, near: Sequence[str]) -> bool:
    return len(code) == _CLASS_DIGITS or any(
        plain(other)[:_CLASS_DIGITS] == code[:_CLASS_DIGITS] for other in near
    )


def _swapped(row: Row, code: int, label: int) -> Row:
    texts, places = list(row.texts), list(row.all_places())
    texts[code], texts[label] = texts[label], texts[code]
    places[code], places[label] = places[label], places[code]
    swapped = row_of(row.line, tuple(texts), tuple(places))
    return replace(swapped, joints=row.joints, repair=KEYS_SWAPPED)


def _with_total_label(rows: list[Row], plan: Plan) -> list[Row]:
    """Name the first row 合计 where its label is lost and its figures are the sums of the classes.

    Source: official tables 公开02, 03, 05, 07, 08: the first row is the sum of all 类.
    """
    codes, labels, _, values = plan.block(1)
    width = len(plan.printed)
    first = rows[0] if rows and len(rows[0].texts) == width else None
    if first is None or len(plan.blocks) != 1 or any(first.texts[i] for i in codes + labels):
        return rows
    if any(plain(text) in TOTAL_WORDS for row in rows for text in row.texts):
        return rows
    classes = [row for row in rows[1:] if _is_class(row, codes[0])]
    is_whole = classes and all(len(row.texts) == width for row in classes)
    if not is_whole or not all(_is_sum(first, classes, place) for place in values):
        return rows
    texts = tuple(_TOTAL if i == codes[0] else text for i, text in enumerate(first.texts))
    named = replace(row_of(first.line, texts, first.all_places()), repair=TOTAL_RESTORED)
    return [named, *rows[1:]]


def _is_class(row: Row, code: int) -> bool:
    text = plain(row.texts[code]) if code < len(row.texts) else ""
    return is_digits(text) and len(text) == _CLASS_DIGITS


def _is_sum(total: Row, parts: Sequence[Row], place: int) -> bool:
    widths = [width_of(row.texts[place]) for row in (total, *parts)]
    known = [width for width in widths if width is not None]
    if len(known) < len(widths):
        return False
    rest = sum((width.value for width in known[1:]), Decimal(0))
    return abs(rest - known[0].value) <= sum((width.half for width in known), Decimal(0))
