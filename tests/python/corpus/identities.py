"""What must hold between the printed figures of a disclosure, judged by plain arithmetic."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from .readings import Place, Printed, Readings

Term = tuple[int, Place]


@dataclass(frozen=True)
class Sum:
    """The signed terms add up to zero (or to no less than zero)."""

    name: str
    family: str
    terms: tuple[Term, ...]
    at_least: bool = False

    def holds(self, readings: Readings) -> bool:
        """Judge with the sum of the half widths as tolerance, boundary included."""
        rest, tolerance = _added(readings, self.terms)
        return -tolerance <= rest and (self.at_least or rest <= tolerance)


@dataclass(frozen=True)
class Ratio:
    """The stated per cent is part of whole, all three taken as intervals."""

    name: str
    family: str
    stated: Place
    part: tuple[Term, ...]
    whole: tuple[Term, ...]
    scale: int = 100

    @property
    def terms(self) -> tuple[Term, ...]:
        """All places that the ratio rests on."""
        return (1, self.stated), *self.part, *self.whole

    def holds(self, readings: Readings) -> bool:
        """Judge whether the intervals meet."""
        part, part_half = _added(readings, self.part)
        whole, whole_half = _added(readings, self.whole)
        stated = readings.at(self.stated)
        told, half = abs(stated.value), stated.half_width
        if not stated.text or whole - whole_half <= 0:
            return True
        low = (abs(part) - part_half) * self.scale / (whole + whole_half)
        high = (abs(part) + part_half) * self.scale / (whole - whole_half)
        return told - half <= high and told + half >= low


@dataclass(frozen=True)
class SameDirection:
    """A stated change of an amount and of its rate point the same way."""

    name: str
    family: str
    terms: tuple[Term, ...]

    def holds(self, readings: Readings) -> bool:
        """Judge the signs that the words give."""
        signs = {readings.at(place).sign for _, place in self.terms}
        return len(signs) == 1


@dataclass(frozen=True)
class GradeFits:
    """The grade is the one that the total score earns."""

    name: str
    family: str
    terms: tuple[Term, ...]

    def holds(self, readings: Readings) -> bool:
        """Judge by the usual bounds 90, 80 and 60; the terms are total and grade."""
        total, grade = (readings.at(place) for _, place in self.terms)
        bounds = ((90, "优"), (80, "良"), (60, "中"), (0, "差"))
        fits = next((name for bound, name in bounds if total.value >= bound), "差")
        return fits == grade.text


Identity = Sum | Ratio | SameDirection | GradeFits


def broken(identities: Iterable[Identity], readings: Readings) -> Iterator[Identity]:
    """Yield the identities that do not hold."""
    return (identity for identity in identities if not identity.holds(readings))


def whole_and_parts(whole: Place, parts: Iterable[Place]) -> tuple[Term, ...]:
    """Return whole minus parts."""
    return (1, whole), *((-1, part) for part in parts)


def _added(readings: Readings, terms: Iterable[Term]) -> tuple[Decimal, Decimal]:
    printed: list[tuple[int, Printed]] = [(sign, readings.at(place)) for sign, place in terms]
    total = sum((sign * what.value for sign, what in printed), Decimal(0))
    return total, sum((what.half_width for _, what in printed), Decimal(0))
