"""What an Excel cell can hold: exact numbers, text up to a limit, notes."""

from decimal import Decimal
from math import isfinite

TEXT_LIMIT = 32_767
_EXACT_DIGITS = 15
_EXACT_WHOLE = 10**15
_NOTE_LENGTH = 1_500


def plain(number: Decimal | int | float) -> str:
    """Return a number as text, without exponent and without zeros at its end."""
    if isinstance(number, Decimal):
        text = format(number, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(number)


def is_exact(value: Decimal | int | float) -> bool:
    """Say whether Excel, which keeps 15 digits, holds a number exactly."""
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, int):
        return abs(value) < _EXACT_WHOLE
    digits = value.as_tuple().digits
    if len(digits) <= _EXACT_DIGITS:
        return True
    return len("".join(map(str, digits)).strip("0")) <= _EXACT_DIGITS


def text_width(text: str) -> int:
    """Return how wide the beginning of a text is, in digits: Chinese characters take two."""
    line = text.split("\n", 1)[0][:60]
    return sum(1 if character < "ᄀ" else 2 for character in line)


def cell_text(text: str) -> str:
    """Return a text as a cell can hold it: the same, or cut with a remark at its end."""
    if len(text) <= TEXT_LIMIT // 2 or len(text.encode("utf-16-le")) // 2 <= TEXT_LIMIT:
        return text
    told = f"…【截断 cut: {len(text)} characters, whole in CSV and Parquet】"
    room = (TEXT_LIMIT - len(told)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + told


def note_text(text: str) -> str:
    """Return a text as a note can show it: without control characters, and not too long."""
    shown = "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)
    return (
        shown if len(shown) <= _NOTE_LENGTH else shown[:_NOTE_LENGTH] + "… (quality.fct_findings)"
    )
