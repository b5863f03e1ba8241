"""Printed numbers: what a cell says, without ever rounding it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212\u2500\u2501\u4e00\ufe58_/\\]+")
_MINUS = re.compile(r"^[-\u2010-\u2013\u2212\ufe63]")
_NUMBER = re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<fraction>[0-9]+))?")
NUMERIC_TOKEN = re.compile(r"[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?")


class CellState(StrEnum):
    """What a printed cell says; a blank cell is no figure and has no state."""

    BLANK = "blank"
    PRINTED = "printed"
    NOT_APPLICABLE = "not_applicable"
    UNREAD = "unread"


@dataclass(frozen=True)
class PrintedNumber:
    """A number as printed.

    Attributes:
        value: the exact value in the unit of its table.
        decimals: how many decimals are printed (1.50 has two).
    """

    value: Decimal
    decimals: int


def fold(text: str) -> str:
    """Return text with full-width forms narrowed and every kind of space removed."""
    return _INVISIBLE.sub("", text.translate(_NARROW))


def parse_number(text: str) -> PrintedNumber | None:
    """Read a printed number: thousands separators, full-width digits, minus signs, brackets.

    Args:
        text: the cell as printed.

    Returns:
        The number, or None when the cell is blank, a dash, or anything but one whole number.
    """
    body = fold(text)
    negative = False
    if body.startswith("(") and body.endswith(")"):
        negative, body = True, body[1:-1]
    elif _MINUS.match(body):
        negative, body = True, body[1:]
    match = _NUMBER.fullmatch(body)
    if match is None:
        return None
    fraction = match["fraction"] or ""
    value = Decimal(match["whole"].replace(",", "") + ("." + fraction if fraction else ""))
    return PrintedNumber(-value if negative else value, len(fraction))


def cell_state(text: str) -> CellState:
    """Tell a blank from a zero from "not applicable" (a run of dashes) from unreadable text."""
    body = fold(text)
    if not body:
        return CellState.BLANK
    if _DASHES.fullmatch(body):
        return CellState.NOT_APPLICABLE
    return CellState.PRINTED if parse_number(body) else CellState.UNREAD


def numeric_tokens(text: str) -> list[str]:
    """List the runs of digits (with separators and decimals) in a text, in order."""
    return NUMERIC_TOKEN.findall(text if text.isascii() else text.translate(_NARROW))
