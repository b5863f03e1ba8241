"""The mixed-integer program: the cheapest figures whose change mends broken identities."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from juesuan.reconciliation.highs import Columns, Row, TimeLimitError, minimise
from juesuan.reconciliation.inequalities import (
    Inequality,
    base_refs,
    inequalities,
    is_product,
    rate_refs,
)
from juesuan.reconciliation.system import CellState, Check, Figure, FigureKind, System

UNMENDED_COST = 2.6
ROW_MEMBER_COST = 0.05


@dataclass(frozen=True)
class Cut:
    """A set of units (figures, or groups of figures) that may not be the answer again.

    Attributes:
        units: the units.
        neighbours: units of which one may be changed as well, so that the set is allowed;
            none where it is not wanted at all.
        checks: identities of which one may be left broken, so that the set is allowed.
    """

    units: frozenset[str]
    neighbours: frozenset[str] = frozenset()
    checks: frozenset[Check] = frozenset()


@dataclass(frozen=True)
class Problem:
    """What may change and what has to hold.

    Attributes:
        system: the document.
        costs: of changing each figure that may change.
        broken: the identities to mend.
        unmended_cost: of leaving one of them broken; None where they must be mended.
    """

    system: System
    costs: Mapping[str, float]
    broken: tuple[Check, ...]
    unmended_cost: float | None = UNMENDED_COST


@dataclass(frozen=True)
class Support:
    """An answer of the program: which figures change, what stays broken."""

    refs: frozenset[str]
    unmended: frozenset[Check]
    cost: float


def solve(problem: Problem, cuts: Sequence[Cut], deadline: float) -> Support | None:
    """Find the cheapest set of figures whose change mends the broken identities.

    Args:
        problem: what may change and what has to hold.
        cuts: answers that are not wanted.
        deadline: when to stop, in seconds of the monotonic clock.

    Returns:
        The set; None where there is none.

    Raises:
        TimeLimitError: the deadline has passed.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeLimitError
    model = _Model(problem)
    values = minimise(model.objective(), model.columns(), model.rows(cuts), left)
    return model.support(values) if values is not None else None


class _Model:
    """Columns: changed?, by how much, a lost row?, left broken?, rate and base both changed?"""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.figures = problem.system.figures
        self.refs = sorted(problem.costs)
        self.free = frozenset(self.refs)
        self.checks = problem.system.touching(self.refs)
        self.rows_lost = sorted({self.figures[ref].row_group for ref in self.refs} - {""})
        broken = {id(check) for check in problem.broken}
        self.open = [check for check in self.checks if id(check) in broken]
        self.products = [check for check in self.checks if is_product(check, self.free)]
        self.written = [
            (check, inequalities(check, self.figures, {}, self.free)) for check in self.checks
        ]
        count = len(self.refs)
        self.changed = {ref: place for place, ref in enumerate(self.refs)}
        self.moved = {ref: count + place for place, ref in enumerate(self.refs)}
        self.lost = {row: 2 * count + place for place, row in enumerate(self.rows_lost)}
        single = {ref: at for ref, at in self.changed.items() if self.figures[ref].unit == ref}
        self.units = {**single, **self.lost}
        start = 2 * count + len(self.rows_lost)
        self.unmended = {id(check): start + place for place, check in enumerate(self.open)}
        start += len(self.open)
        self.product = {id(check): start + place for place, check in enumerate(self.products)}
        self.size = start + len(self.products)
        self.reach = self._reach()

    def _reach(self) -> dict[str, float]:
        """Bound each change by what the broken identities lack, and some more."""
        lack = 1.0
        smallest: dict[str, float] = dict.fromkeys(self.refs, 1.0)
        for check, written in self.written:
            gaps = []
            for one in written:
                gaps.append(-self._room(one))
                for ref, factor in one.coefficients.items():
                    if factor:
                        smallest[ref] = min(smallest[ref], abs(float(factor)))
            if id(check) in self.unmended:
                lack += max(0.0, *gaps)
        return {ref: 2 * lack / max(share, 1e-3) for ref, share in smallest.items()}

    def _down(self, ref: str) -> float:
        """Return how far a figure may go down."""
        least, reach = lowest(self.figures[ref]), self.reach[ref]
        return reach if least is None else min(reach, float(self.figures[ref].value - least))

    def _room(self, one: Inequality) -> float:
        """Return what is left of an inequality's bound at the printed values."""
        used = sum(
            (factor * self.figures[ref].value for ref, factor in one.coefficients.items()),
            Decimal(0),
        )
        return float(one.bound - used)

    def objective(self) -> list[float]:
        """Price each column: a changed figure, a lost row, an identity left broken."""
        costs = [0.0] * self.size
        for ref, place in self.changed.items():
            costs[place] = ROW_MEMBER_COST if self.figures[ref].row_group else self._cost(ref)
        for row, place in self.lost.items():
            members = (ref for ref in self.refs if self.figures[ref].row_group == row)
            costs[place] = max(self._cost(ref) for ref in members) - ROW_MEMBER_COST
        for place in self.unmended.values():
            costs[place] = self.problem.unmended_cost or 0.0
        return costs

    def _cost(self, ref: str) -> float:
        return self.problem.costs[ref]

    def columns(self) -> Columns:
        """Bound each column, and say which of them are whole numbers."""
        low, high, whole = [0.0] * self.size, [1.0] * self.size, [True] * self.size
        for place in (*self.moved.values(), *self.product.values()):
            whole[place] = False
        for ref, place in self.moved.items():
            high[place] = self.reach[ref]
            low[place] = -self._down(ref)
        if self.problem.unmended_cost is None:
            for place in self.unmended.values():
                high[place] = 0.0
        return Columns(low, high, whole)

    def rows(self, cuts: Sequence[Cut]) -> list[Row]:
        return [*self._links(), *self._identities(), *self._covers(), *map(self._cut, cuts)]

    def _links(self) -> Iterator[Row]:
        """Tie each change to its switch, and the cells of a lost row to the row."""
        for ref in self.refs:
            moved, changed = self.moved[ref], self.changed[ref]
            yield {moved: 1.0, changed: -self.reach[ref]}, 0.0
            yield {moved: -1.0, changed: -self._down(ref)}, 0.0
            if self.figures[ref].row_group:
                yield {changed: 1.0, self.lost[self.figures[ref].row_group]: -1.0}, 0.0
        for check in self.products:
            for rate in rate_refs(check) & self.free:
                for base in base_refs(check) & self.free:
                    both = {self.changed[rate]: 1.0, self.changed[base]: 1.0}
                    yield {**both, self.product[id(check)]: -1.0}, 1.0

    def _identities(self) -> Iterator[Row]:
        for check, written in self.written:
            for one in written:
                row = {self.moved[ref]: float(f) for ref, f in one.coefficients.items()}
                for ref, widening in one.widenings.items():
                    if widening > 0:
                        row[self.changed[ref]] = -float(widening)
                room = self._room(one)
                span = sum(abs(float(f)) * self.reach[ref] for ref, f in one.coefficients.items())
                escape = span + max(0.0, -room)
                for columns in (self.unmended, self.product):
                    if id(check) in columns:
                        row[columns[id(check)]] = -escape
                if check.guard in self.changed:
                    row[self.changed[check.guard]] = -escape
                yield row, room

    def _covers(self) -> Iterator[Row]:
        """A broken identity needs one of its figures changed, or stays broken."""
        for check in self.open:
            row = {self.changed[ref]: -1.0 for ref in check.refs & self.free}
            yield {**row, self.unmended[id(check)]: -1.0}, -1.0

    def _cut(self, cut: Cut) -> Row:
        known = cut.units & self.units.keys()
        row = dict.fromkeys((self.units[unit] for unit in known), 1.0)
        for unit in (cut.neighbours - cut.units) & self.units.keys():
            row[self.units[unit]] = -1.0
        for check in cut.checks:
            if id(check) in self.unmended:
                row[self.unmended[id(check)]] = -1.0
        return row, len(known) - 1.0

    def support(self, values: Sequence[float]) -> Support:
        refs = frozenset(ref for ref, place in self.changed.items() if values[place] > 0.5)
        unmended = frozenset(c for c in self.open if values[self.unmended[id(c)]] > 0.5)
        return Support(refs, unmended, self._total(values))

    def _total(self, values: Sequence[float]) -> float:
        return sum(cost * value for cost, value in zip(self.objective(), values, strict=True))


def lowest(figure: Figure) -> Decimal | None:
    """Return the least value that a figure may have.

    Args:
        figure: the figure.

    Returns:
        Zero for amounts in tables that are not printed negative; None where nothing bounds it.
    """
    is_signed = figure.kind is FigureKind.NARRATIVE or figure.value < 0
    return None if is_signed and figure.state is CellState.PRINTED else Decimal(0)
