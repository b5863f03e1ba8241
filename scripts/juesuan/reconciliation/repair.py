"""The search for the fewest changed figures that make the identities of a document hold."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from juesuan.reconciliation.evidence import Prints
from juesuan.reconciliation.highs import TimeLimitError
from juesuan.reconciliation.program import (
    ROW_MEMBER_COST,
    Cut,
    Problem,
    Support,
    solve,
)
from juesuan.reconciliation.proposals import (
    Alternative,
    Certainty,
    DocumentRepair,
    Proposal,
    Reason,
    Unmended,
)
from juesuan.reconciliation.system import CellState, Check, Figure, FigureKind, Side, System
from juesuan.reconciliation.values import (
    CLEARLY_BETTER,
    Choice,
    choose,
    clusters,
    cost_of,
    with_groups,
)
from juesuan.reconciliation.verdicts import breached, excess

DEFAULT_SECONDS = 20.0
MANY_ALTERNATIVES = 6
_MANY_CUTS = 16
_REACH = 2
_TABLE, _NARRATIVE, _RATE, _ABSENT, _UNREAD = 1.0, 0.95, 0.9, 0.9, 0.3
_WORTH_COMPARING = 0.45


def repair(system: System, seconds: float = DEFAULT_SECONDS) -> DocumentRepair:
    """Propose the fewest changed figures that make a document's identities hold.

    Args:
        system: the document.
        seconds: how long it may take.

    Returns:
        The proposals, each verified exactly, and the identities that stay broken.
    """
    start = time.monotonic()
    wordy = tuple(one for one in breached(system) if one.is_binding and not one.is_numeric)
    broken = tuple(one for one in breached(system) if one.is_binding and one.is_numeric)
    ignored = {one for one in breached(system) if one not in broken}
    search = _Search(system.without(ignored), start + seconds)
    proposals, unmended = search.run(broken) if broken else ((), ())
    unmended += tuple(Unmended(check, Reason.NOT_NUMERIC) for check in wordy)
    count, spent = len(broken) + len(wordy), time.monotonic() - start
    return DocumentRepair(system.document_id, count, proposals, unmended, spent)


@dataclass
class _Search:
    """One search with its deadline."""

    system: System
    deadline: float
    prints: Prints = field(init=False)
    costs: Mapping[str, float] = field(init=False)

    def __post_init__(self) -> None:
        self.prints = Prints(self.system)
        rates = {t.ref for c in self.system.checks for t in c.terms if t.side is Side.STATED}
        self.costs = {ref: _cost(one, rates) for ref, one in self.system.figures.items()}

    def run(self, broken: Sequence[Check]) -> tuple[tuple[Proposal, ...], tuple[Unmended, ...]]:
        """Propose changes for the broken checks, and say which stay broken and why."""
        try:
            support, choices = self._first(broken)
        except TimeLimitError:
            return (), tuple(Unmended(check, Reason.TIME_LIMIT) for check in broken)
        rest = self.system.without(support.unmended)
        parts = clusters(rest.checks, frozenset(choices))
        found = [self._proposal(rest, part, choices) for part in parts]
        proposals = [one for one in found if one is not None]
        mended = tuple(sorted(proposals, key=lambda one: one.choices[0].ref))
        left = sorted(support.unmended, key=str)
        return mended, tuple(self._unmended(check) for check in left)

    def _first(self, broken: Sequence[Check]) -> tuple[Support, Mapping[str, Choice]]:
        """Return the cheapest set of figures that has values, for as many identities as pays."""
        problem = Problem(self.system, self._free(broken), tuple(broken))
        cuts: list[Cut] = []
        while True:
            support = solve(problem, cuts, self.deadline)
            if support is None or len(cuts) > _MANY_CUTS:
                return Support(frozenset(), frozenset(broken), 0.0), {}
            rest = self.system.without(support.unmended)
            choices, failed = self._chosen(rest, support)
            if not failed:
                return support, choices
            cuts += [self._infeasible(rest, part) for part in failed]

    def _chosen(
        self, rest: System, support: Support
    ) -> tuple[dict[str, Choice], list[frozenset[str]]]:
        """Return the values of a set of figures, and the parts of it that have none."""
        found: dict[str, Choice] = {}
        failed: list[frozenset[str]] = []
        open_refs = with_groups(rest, support.refs)
        for part in clusters(rest.checks, open_refs):
            if part & support.refs:
                _, choices = choose(rest, self.prints, part & support.refs, self.costs)
                found |= {choice.ref: choice for choice in choices}
                failed += [] if choices else [part]
        return found, failed

    def _infeasible(self, rest: System, part: frozenset[str]) -> Cut:
        """Forbid a part unless a neighbour changes too or one of its identities stays broken."""
        touched = rest.touching(part)
        near = {ref for check in touched for ref in check.refs}
        return Cut(self._units(part), self._units(near), frozenset(touched))

    def _free(self, broken: Iterable[Check]) -> dict[str, float]:
        """Return the figures that may change: those of broken identities, and their neighbours."""
        near = {ref for check in broken for ref in check.refs}
        for _ in range(_REACH):
            near |= {ref for check in self.system.touching(near) for ref in check.refs}
            groups = {self.system.figures[ref].row_group for ref in near} - {""}
            near |= {
                ref for ref, figure in self.system.figures.items() if figure.row_group in groups
            }
        return {
            ref: self.costs[ref] for ref in sorted(near) if not self.system.figures[ref].is_fixed
        }

    def _proposal(
        self, rest: System, cluster: frozenset[str], choices: Mapping[str, Choice]
    ) -> Proposal | None:
        """Compare a cluster of changes with the other ways to mend what it mends, if anything."""
        others = {ref: one.candidate.value for ref, one in choices.items() if ref not in cluster}
        system = rest.changed(others)
        mended = breached(system)
        if not mended:
            return None
        values = {ref: one.candidate for ref, one in choices.items() if ref in cluster}
        first = tuple(choices[ref] for ref in sorted(cluster))
        given = Alternative(first, cost_of(system, values, self.costs))
        found = [given, *self._answers(system, cluster, mended)]
        best, *rivals = sorted(found, key=lambda one: one.cost)
        near = [one for one in rivals if one.cost < best.cost + CLEARLY_BETTER]
        return Proposal(best.choices, best.cost, mended, _certainty(best, near), tuple(rivals))

    def _answers(
        self, system: System, cluster: frozenset[str], mended: Sequence[Check]
    ) -> Iterator[Alternative]:
        """Yield other answers that change about as few figures."""
        problem = Problem(system, self._free(mended), tuple(mended), unmended_cost=None)
        limit = self._price(cluster) + _WORTH_COMPARING
        cuts = [Cut(self._units(cluster))]
        found = 0
        while found < MANY_ALTERNATIVES and len(cuts) < _MANY_CUTS:
            support = self._next(problem, cuts)
            if support is None or support.cost > limit:
                return
            cost, choices = choose(system, self.prints, support.refs, self.costs)
            if choices:
                found += 1
                yield Alternative(tuple(choices), cost)
            cuts.append(Cut(self._units(support.refs)))

    def _units(self, refs: Iterable[str]) -> frozenset[str]:
        return frozenset(self.system.figures[ref].unit for ref in refs)

    def _price(self, refs: Iterable[str]) -> float:
        """Return what changes cost before their values are known, a group as one."""
        prices: dict[str, float] = {}
        for ref in refs:
            unit = self.system.figures[ref].unit
            prices[unit] = max(prices.get(unit, 0.0), self.costs[ref]) + ROW_MEMBER_COST
        return sum(prices.values())

    def _next(self, problem: Problem, cuts: Sequence[Cut]) -> Support | None:
        try:
            return solve(problem, cuts, self.deadline)
        except TimeLimitError:
            return None

    def _unmended(self, check: Check) -> Unmended:
        """Say which change would mend an identity, and what it would break."""
        alone = replace(self.system, checks=(check,))
        found = []
        for ref in sorted(check.refs & self._free([check]).keys()):
            cost, choices = choose(alone, self.prints, {ref}, self.costs)
            if choices and choices[0].candidate.evidence:
                found.append((cost, ref, choices[0]))
        if not found:
            return Unmended(check, Reason.CONFLICT)
        choice = min(found, key=lambda one: one[:2])[2]
        return Unmended(check, Reason.CONFLICT, choice, self._broken_by(choice))

    def _broken_by(self, choice: Choice) -> tuple[Check, ...]:
        changed = {choice.ref: choice.candidate.value}
        figures = self.system.figures
        return tuple(
            check
            for check in self.system.checks_of[choice.ref]
            if excess(check, figures, {}) <= 0 < excess(check, figures, changed)
        )


def _certainty(best: Alternative, near: Sequence[Alternative]) -> Certainty:
    """Say how far the best answer is determined, given those that are about as plausible."""
    if near:
        return Certainty.AMBIGUOUS
    is_unique = all(choice.is_unique for choice in best.choices)
    return Certainty.UNIQUE if is_unique else Certainty.WITHIN_ROUNDING


def _cost(figure: Figure, rates: Set[str]) -> float:
    """Return what a change of a figure costs before its value is known."""
    if figure.state is CellState.UNREAD:
        return _UNREAD
    if figure.state is CellState.ABSENT:
        return _ABSENT
    if figure.ref in rates:
        return _RATE
    return _NARRATIVE if figure.kind is FigureKind.NARRATIVE else _TABLE
