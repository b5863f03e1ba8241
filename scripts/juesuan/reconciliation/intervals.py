"""The interval of a figure under the identities that bind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from juesuan.reconciliation.highs import Columns, UnboundedError, minimise
from juesuan.reconciliation.inequalities import Inequality, inequalities, is_product
from juesuan.reconciliation.program import lowest
from juesuan.reconciliation.system import ZERO, Check, Figure

_FLOAT_SLACK = Decimal("0.000001")
_SECONDS = 5.0
_FAR = Decimal(10) ** 12
_PASSES = 12


@dataclass(frozen=True)
class Interval:
    """All values of a figure with which the identities hold.

    Attributes:
        low: the least one that can be printed.
        high: the greatest one.
    """

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal) -> bool:
        """Say whether a value lies in it."""
        return self.low <= value <= self.high

    def count(self, step: Decimal) -> int:
        """Return how many values can be printed in it."""
        return int((self.high - self.low) / step) + 1

    def marks(self, step: Decimal) -> Iterator[Decimal]:
        """Yield both ends and the middle."""
        yield self.low
        yield self.high
        yield rounded((self.low + self.high) / 2, step)


@dataclass(frozen=True)
class Space:
    """Figures that are free, and what binds them.

    Attributes:
        figures: the figures of the document.
        changed: values that replace printed ones, for figures that are not free.
        free: figures without a value yet.
        checks: the identities that must hold.
    """

    figures: Mapping[str, Figure]
    changed: Mapping[str, Decimal]
    free: frozenset[str]
    checks: tuple[Check, ...]

    def rows(self) -> Iterator[Inequality]:
        """Yield the inequalities that are linear in the free figures."""
        for check in self.checks:
            is_silent = check.guard in self.changed or check.guard in self.free
            if check.refs & self.free and not is_silent and not is_product(check, self.free):
                yield from inequalities(check, self.figures, self.changed, self.free)


def propagated(space: Space) -> dict[str, Interval] | None:
    """Narrow the intervals of all free figures by one identity after the other, exactly.

    Args:
        space: what is free and what binds it.

    Returns:
        An interval for each, at least as wide as the true one; None where nothing holds.
    """
    bounds = {ref: [_lower(space.figures[ref]), _FAR] for ref in space.free}
    rows = list(space.rows())
    for _ in range(_PASSES):
        before = {ref: tuple(pair) for ref, pair in bounds.items()}
        for row in rows:
            _narrow(row, bounds)
        if any(low > high for low, high in bounds.values()):
            return None
        if all(before[ref] == tuple(pair) for ref, pair in bounds.items()):
            break
    found = {ref: _on_grid(space.figures[ref], *pair) for ref, pair in bounds.items()}
    narrow = {ref: interval for ref, interval in found.items() if interval is not None}
    return narrow if len(narrow) == len(found) else None


def _narrow(row: Inequality, bounds: Mapping[str, list[Decimal]]) -> None:
    """Tighten the figures of one inequality by the least that the others take of its bound."""
    limit = row.bound + sum(row.widenings.values(), ZERO)
    least = {
        ref: factor * bounds[ref][0 if factor > 0 else 1]
        for ref, factor in row.coefficients.items()
        if factor
    }
    total = sum(least.values(), ZERO)
    for ref, taken in least.items():
        factor = row.coefficients[ref]
        end = (limit - (total - taken)) / factor
        if factor > 0:
            bounds[ref][1] = min(bounds[ref][1], end)
        else:
            bounds[ref][0] = max(bounds[ref][0], end)


def _lower(figure: Figure) -> Decimal:
    least = lowest(figure)
    return -_FAR if least is None else least


def _on_grid(figure: Figure, low: Decimal, high: Decimal) -> Interval | None:
    floor = rounded(low, figure.step, ROUND_CEILING)
    ceiling = rounded(high, figure.step, ROUND_FLOOR)
    return Interval(floor, ceiling) if floor <= ceiling else None


def interval_of(ref: str, space: Space) -> Interval | None:
    """Find the least and the greatest value of one free figure, the other free ones adapting.

    Args:
        ref: the figure.
        space: what is free and what binds it.

    Returns:
        The interval on the grid of values that can be printed; None where none does.
    """
    figure = space.figures[ref]
    ends = [_end(ref, space, direction) for direction in (1.0, -1.0)]
    if None in ends:
        return None
    low, high = (Decimal(repr(end)) for end in ends if end is not None)
    return _on_grid(figure, low - _FLOAT_SLACK, high + _FLOAT_SLACK)


def _end(ref: str, space: Space, direction: float) -> float | None:
    """Return the least value of a figure, or with direction -1 the greatest."""
    places = {one: place for place, one in enumerate(sorted(space.free))}
    goal = [direction if one == ref else 0.0 for one in places]
    rows = [
        (
            {places[one]: float(factor) for one, factor in row.coefficients.items()},
            float(row.bound + sum(row.widenings.values(), ZERO)),
        )
        for row in space.rows()
    ]
    low = [float(_lower(space.figures[one])) for one in places]
    columns = Columns(low, [float(_FAR)] * len(places), [False] * len(places))
    try:
        values = minimise(goal, columns, rows, _SECONDS)
    except UnboundedError:
        return float(-_FAR if direction > 0 else _FAR)
    return values[places[ref]] if values is not None else None


def rounded(value: Decimal, step: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Round a value to the grid of values that can be printed.

    Args:
        value: any value.
        step: distance of two values that can be printed.
        rounding: which way, as in `decimal`.

    Returns:
        The value on the grid.
    """
    return (value / step).to_integral_value(rounding) * step + ZERO
