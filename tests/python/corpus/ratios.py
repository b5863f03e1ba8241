"""Ratios of printed figures and the ranks of offices, in plain fractions."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .history import OfficeYear

Share = tuple[Decimal, Fraction, Fraction]
"""A rounded percentage and the ends of its interval."""


@dataclass(frozen=True)
class Printed:
    """A printed figure in 万元, and how far rounding leaves it open."""

    value: Fraction
    half: Fraction

    @property
    def low(self) -> Fraction:
        """Lower end."""
        return self.value - self.half

    @property
    def high(self) -> Fraction:
        """Upper end."""
        return self.value + self.half


def printed(year: OfficeYear, table: str, code: str, measure: str) -> Printed | None:
    """Return what a cell says; None where it is blank or dashes."""
    figure, amount = year.figure(table, code, measure), year.amount(table, code, measure)
    if figure is None or amount is None:
        return None
    decimals = len(figure.value_text.translate({ord("．"): "."}).partition(".")[2])
    unit = Fraction(1, 10_000 if year.made.style.table_unit == "yuan" else 1)
    return Printed(Fraction(amount), Fraction(1, 2 * 10**decimals) * unit)


def half_up(value: Fraction) -> Decimal:
    """Round to two decimals, half away from zero."""
    whole = int(abs(value) * 100 + Fraction(1, 2))
    return Decimal(whole if value >= 0 else -whole) / 100


def percent(part: Printed | None, base: Printed | None) -> Share | None:
    """Return the rounded percentage and the ends of its interval; None where it has no meaning."""
    if part is None or base is None or base.low <= 0:
        return None
    low = part.low / (base.high if part.low >= 0 else base.low)
    return half_up(100 * part.value / base.value), 100 * low, 100 * part.high / base.low


def ranks(values: Mapping[str, tuple[Fraction, Fraction]]) -> dict[str, tuple[int, int]]:
    """Return rank and number of tied offices: the connected parts of what overlaps."""

    def reach(office: str) -> set[str]:
        found, todo = {office}, [office]
        while todo:
            low, high = values[todo.pop()]
            near = {name for name, (other, end) in values.items() if other < high and low < end}
            todo += near - found
            found |= near
        return found

    places = {}
    for office in values:
        island = reach(office)
        highest = max(values[name][1] for name in island)
        above = [name for name in values if name not in island and values[name][0] >= highest]
        places[office] = 1 + len(above), len(island)
    return places
