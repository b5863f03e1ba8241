"""Identities inside one printed row, judged with the rounding of each printed figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from juesuan.disclosure.numbers import CellState, cell_state, parse_number

_HALF = Decimal("0.5")
ZERO = Decimal(0)

Terms = tuple[tuple[int, str], ...]


def _sums(total: str, *parts: str) -> Terms:
    return ((-1, total), *((1, part) for part in parts))


_EXPENDITURE = _sums("total_expenditure", "basic_expenditure", "project_expenditure")
_CAR = "公务用车购置及运行维护费小计"

# Source: column formulas of the official tables 公开02 to 公开09.
ROW_IDENTITIES: Mapping[str, tuple[Terms, ...]] = {
    "02": (
        _sums(
            "total_income",
            "fiscal_appropriation",
            "superior_subsidy",
            "institutional_income",
            "operating_income",
            "subordinate_remittance",
            "other_income",
        ),
    ),
    "03": (
        _sums(
            "total_expenditure",
            "basic_expenditure",
            "project_expenditure",
            "remitted_to_superior",
            "operating_expenditure",
            "subsidy_to_subordinate",
        ),
    ),
    "04": (_sums("total", "general_public_budget", "government_fund", "state_capital"),),
    "05": (_EXPENDITURE,),
    "07": (
        _EXPENDITURE,
        (
            (1, "opening_carry_over"),
            (1, "income"),
            (-1, "total_expenditure"),
            (-1, "closing_carry_over"),
        ),
    ),
    "08": (_EXPENDITURE,),
    "09": (
        _sums("合计", "因公出国（境）费", _CAR, "公务接待费"),
        _sums(_CAR, "公务用车购置费", "公务用车运行维护费"),
    ),
}


@dataclass(frozen=True, slots=True)
class Width:
    """A printed figure as an interval.

    Attributes:
        value: the figure in the unit of its table.
        half: half a unit of its last printed decimal; 0 for a blank.
    """

    value: Decimal
    half: Decimal

    def times(self, factor: Decimal) -> "Width":
        """Return the figure in a unit of which the table's unit holds so many."""
        return Width(self.value * factor, self.half * factor)


NOTHING = Width(ZERO, ZERO)


@lru_cache(maxsize=65536)
def width_of(text: str) -> Width | None:
    """Return a value cell as an interval: blanks and dashes are nothing, unreadable ones None."""
    number = parse_number(text)
    if number is not None:
        return Width(number.value, _HALF.scaleb(-number.decimals))
    return None if cell_state(text) is CellState.UNREAD else NOTHING


def holds(terms: Terms, values: Mapping[str, str]) -> bool:
    """Whether an identity holds within rounding, its boundary included.

    Args:
        terms: sign and name of each term; the signed sum is nothing.
        values: the text of each value column of the block by its name.

    Returns:
        True also where it cannot be judged: its first term's column is missing, or a cell cannot
        be read.
    """
    if not any(sign < 0 and name in values for sign, name in terms):
        return True
    total, half = ZERO, ZERO
    for sign, name in terms:
        width = width_of(values.get(name, ""))
        if width is None:
            return True
        total += width.value if sign > 0 else -width.value
        half += width.half
    return abs(total) <= half


def breaches(table_no: str, values: Mapping[str, str]) -> int:
    """Count the identities of a table's row that do not hold."""
    return sum(not holds(terms, values) for terms in ROW_IDENTITIES.get(table_no, ()))
