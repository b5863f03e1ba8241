"""The usual damage of a printed figure, undone: which values it may have been."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from juesuan.reconciliation.system import CellState, Figure, FigureKind

UNIT_POWERS = (4, -4, 8, -8)
POINT_POWERS = (1, -1, 2, -2, 3, -3)
_DIGITS = "0123456789"


class Damage(StrEnum):
    """How a right figure became the printed one; the usual ones first."""

    LOST_ROW = "lost_row"
    LOST_CELL = "lost_cell"
    UNREAD = "unread"
    DOUBLED_ROW = "doubled_row"
    DAMAGED_CODE = "damaged_code"
    SHIFTED_COLUMN = "shifted_column"
    SWAPPED_DIGITS = "swapped_digits"
    WRONG_DIGIT = "wrong_digit"
    LOST_POINT = "lost_point"
    WRONG_UNIT = "wrong_unit"
    LOST_DIGIT = "lost_digit"
    ADDED_DIGIT = "added_digit"
    WRONG_SIGN = "wrong_sign"
    DERIVED = "derived"
    OTHER = "other"


MISSING = {
    CellState.ABSENT: Damage.LOST_ROW,
    CellState.BLANK: Damage.LOST_CELL,
    CellState.NOT_APPLICABLE: Damage.LOST_CELL,
    CellState.UNREAD: Damage.UNREAD,
}


def undone(figure: Figure) -> dict[Decimal, Damage]:
    """List the values that usual damage turns into the printed one.

    Args:
        figure: a printed figure.

    Returns:
        Each value with its damage, the most usual one where several fit.
    """
    if figure.state is not CellState.PRINTED:
        return {}
    found: dict[Decimal, Damage] = {}
    for value, damage in _all_undone(figure):
        if value and value != figure.value and value % figure.step == 0:
            found.setdefault(value, damage)
    return found


def damage_of(figure: Figure, value: Decimal) -> Damage:
    """Name the damage by which a value became what is printed.

    Args:
        figure: what is printed.
        value: what should be.

    Returns:
        The damage; `OTHER` where none of the usual ones fits.
    """
    if figure.state is not CellState.PRINTED:
        return MISSING[figure.state]
    if figure.row_group and figure.kind is FigureKind.TABLE and not value:
        return Damage.DOUBLED_ROW
    found = undone(figure).get(value, Damage.OTHER)
    is_derived = figure.kind is FigureKind.PROJECT and bool(figure.row_group)
    return Damage.DERIVED if is_derived and found is Damage.OTHER else found


def _all_undone(figure: Figure) -> Iterator[tuple[Decimal, Damage]]:
    digits, decimals = _digits_of(figure)
    sign = -1 if figure.value < 0 else 1
    for text, damage in _other_digits(digits, decimals):
        if text.startswith("0") and len(text) > decimals + 1:
            continue
        yield sign * Decimal(int(text)).scaleb(-decimals), damage
    for power in POINT_POWERS:
        yield figure.value.scaleb(power), Damage.LOST_POINT
    if figure.kind is FigureKind.TABLE and figure.measured_in == "万元":
        for power in UNIT_POWERS:
            yield figure.value.scaleb(power), Damage.WRONG_UNIT
    yield -figure.value, Damage.WRONG_SIGN


def _digits_of(figure: Figure) -> tuple[str, int]:
    """Return the printed digits, at least one before the point, and the number of decimals."""
    decimals = max(0, -int((2 * figure.half_width or figure.step).normalize().as_tuple().exponent))
    whole = int(abs(figure.value).scaleb(decimals))
    return str(whole).zfill(decimals + 1), decimals


def _other_digits(digits: str, decimals: int) -> Iterator[tuple[str, Damage]]:
    for place, (left, right) in enumerate(pairwise(digits)):
        yield digits[:place] + right + left + digits[place + 2 :], Damage.SWAPPED_DIGITS
    for place in range(len(digits)):
        for digit in _DIGITS:
            yield digits[:place] + digit + digits[place + 1 :], Damage.WRONG_DIGIT
    if len(digits) > decimals + 1:
        for place in range(len(digits) - decimals):
            yield digits[:place] + digits[place + 1 :], Damage.ADDED_DIGIT
    for place in range(len(digits) - decimals + 1):
        for digit in _DIGITS:
            yield digits[:place] + digit + digits[place:], Damage.LOST_DIGIT
