"""Printed numbers: what a cell says, without ever rounding it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_WIDE = re.compile(r"[\uff01-\uff5e]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_WITHOUT_WIDTH = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]+")
_LOOSE_SPACE = re.compile(r"(?<![0-9]) | (?![0-9])")
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212\u2500\u2501\u4e00\ufe58_/\\]+")
_MINUS = re.compile(r"^[-\u2010-\u2013\u2212\ufe63]")
_NUMBER = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)"
    r"(?:\.(?P<fraction>[0-9]+))?"
)
NUMERIC_TOKEN = re.compile(r"[0-9０-９](?:[0-9０-９,，]*[0-9０-９])?(?:[.．][0-9０-９]+)?")
_LONGEST_ORDINAL = 9
# What DECIMAL(20, 6) holds: no figure of a disclosure needs more, and the models know no more.
_MOST_DIGITS, _MOST_DECIMALS = 14, 6
_CACHED = 1 << 16


class CellState(StrEnum):
    """What a printed cell says; a blank cell is no figure and has no state."""

    BLANK = "blank"
    PRINTED = "printed"
    NOT_APPLICABLE = "not_applicable"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed.

    Attributes:
        value: the exact value in the unit of its table.
        decimals: how many decimals are printed (1.50 has two).
    """

    value: Decimal
    decimals: int


def is_digits(text: str) -> bool:
    """Whether a text is nothing but 0 to 9: other digits (①, ²) make no code and no number."""
    return text.isascii() and text.isdigit()


def whole_number(text: str) -> int | None:
    """Return what a 行次 or a column number says; None for what is none, or is absurdly long."""
    return int(text) if is_digits(text) and len(text) <= _LONGEST_ORDINAL else None


def fold(text: str) -> str:
    """Return text with full-width forms narrowed and every kind of space removed."""
    return _INVISIBLE.sub("", text.translate(_NARROW) if _WIDE.search(text) else text)


@lru_cache(maxsize=_CACHED)
def parse_number(text: str) -> PrintedNumber | None:
    """Read a printed number: thousands separators, full-width digits, minus signs, brackets.

    A space between two digits separates thousands or it separates two numbers, which are no one
    number; any other space is an accident of printing.

    Args:
        text: the cell as printed.

    Returns:
        The number, or None when the cell is blank, a dash, or anything but one whole number; None
        for a number of absurdly many digits too.
    """
    body = _number_text(text)
    negative = False
    if body.startswith("(") and body.endswith(")"):
        negative, body = True, body[1:-1]
    elif _MINUS.match(body):
        negative, body = True, body[1:]
    match = _NUMBER.fullmatch(body)
    if match is None:
        return None
    fraction = match["fraction"] or ""
    whole = match["whole"].replace(",", "").replace(" ", "")
    if len(whole) > _MOST_DIGITS or len(fraction) > _MOST_DECIMALS:
        return None
    value = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return PrintedNumber(-value if negative else value, len(fraction))


def cell_state(text: str) -> CellState:
    """Tell a blank from a zero from "not applicable" (a run of dashes) from unreadable text."""
    body = fold(text)
    if not body:
        return CellState.BLANK
    if _DASHES.fullmatch(body):
        return CellState.NOT_APPLICABLE
    return CellState.PRINTED if parse_number(text) else CellState.UNREAD


def _number_text(text: str) -> str:
    """Fold a text, but keep one space where spaces stand between two digits."""
    if text.isascii() and " " not in text and text.isprintable():
        return text
    body = _WITHOUT_WIDTH.sub("", text.translate(_NARROW) if _WIDE.search(text) else text)
    return _LOOSE_SPACE.sub("", _SPACE.sub(" ", body))


def numeric_tokens(text: str) -> list[str]:
    """List the runs of digits (with separators and decimals) in a text, in order."""
    return [token.translate(_NARROW) for token in NUMERIC_TOKEN.findall(text)]


def cells_of_tokens(text: str) -> Iterator[int]:
    """Yield for each numeric token of a line, in order, the index of the cell that prints it."""
    cell = end = 0
    for token in NUMERIC_TOKEN.finditer(text):
        start = token.start()
        cell += text.count("\t", end, start)
        end = start
        yield cell
