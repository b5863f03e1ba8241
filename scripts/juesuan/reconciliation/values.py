"""The most plausible values of figures that change, under the identities that bind them."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from decimal import Decimal

from juesuan.reconciliation.candidates import PLAIN, Candidate, candidates_of, unchanged
from juesuan.reconciliation.damage import Damage
from juesuan.reconciliation.evidence import Prints
from juesuan.reconciliation.intervals import Interval, Space, interval_of, propagated
from juesuan.reconciliation.patterns import with_codes, with_shifts
from juesuan.reconciliation.program import ROW_MEMBER_COST
from juesuan.reconciliation.system import Check, Figure, FigureKind, System
from juesuan.reconciliation.verdicts import excess, is_exact

INEXACT = 0.002
CLEARLY_BETTER = 0.1
_WIDE = 1000
_BRANCHES, _NODES, _FEW = 6, 200, 3

Assignment = dict[str, Candidate]


@dataclass(frozen=True)
class Choice:
    """The value chosen for a figure.

    Attributes:
        ref: the figure.
        candidate: the value.
        interval: all values that do, the other figures at their chosen ones.
        is_unique: whether no other value is as plausible.
        others: the next plausible values.
    """

    ref: str
    candidate: Candidate
    interval: Interval
    is_unique: bool
    others: tuple[Decimal, ...] = ()


def choose(
    system: System, prints: Prints, refs: Set[str], costs: Mapping[str, float]
) -> tuple[float, list[Choice]]:
    """Choose the most plausible values with which every identity holds, exactly verified.

    Where these figures alone do not do, the others of their groups may change too.

    Args:
        system: the document without the identities that stay broken.
        prints: what the document prints.
        refs: the figures that change.
        costs: of changing each.

    Returns:
        The cost and a choice for each figure that changes; none where no values do.
    """
    for open_refs in (frozenset(refs), with_groups(system, refs)):
        parts = clusters(system.checks, open_refs)
        open_refs = frozenset(ref for part in parts if part & refs for ref in part)
        checks = system.touching(open_refs)
        found = _Search(system, prints, checks, open_refs, costs, refs).best(open_refs, {})
        if found is not None:
            changed = {ref: one for ref, one in found[1].items() if one.damage is not None}
            changed = with_codes(system, with_shifts(system, changed))
            judge = _Judge(system, prints, checks, changed)
            choices = [judge.choice(ref) for ref in sorted(changed)]
            return cost_of(system, changed, costs), choices
    return 0.0, []


def with_groups(system: System, refs: Set[str]) -> frozenset[str]:
    """Return figures with those that come, go or are derived together with them.

    Args:
        system: the document.
        refs: some figures.

    Returns:
        These and the rest of their groups.
    """
    groups = {system.figures[ref].row_group for ref in refs} - {""}
    rest = {ref for ref, figure in system.figures.items() if figure.row_group in groups}
    return frozenset(refs) | rest


def clusters(checks: Iterable[Check], refs: Set[str]) -> Iterator[frozenset[str]]:
    """Yield figures apart where no identity binds them together.

    Args:
        checks: the identities.
        refs: the figures.

    Yields:
        Each set of figures that are bound together.
    """
    bound = [(check.refs | {check.guard}) & refs for check in checks]
    left = set(refs)
    while left:
        cluster, edge = set[str](), {min(left)}
        while edge:
            cluster |= edge
            edge = {ref for some in bound if some & edge for ref in some} - cluster
        left -= cluster
        yield frozenset(cluster)


@dataclass
class _Search:
    """A depth-first search for values, the most plausible ones first."""

    system: System
    prints: Prints
    checks: tuple[Check, ...]
    refs: frozenset[str]
    costs: Mapping[str, float]
    wanted: Set[str]
    nodes: int = field(default=_NODES)

    def best(self, free: frozenset[str], chosen: Assignment) -> tuple[float, Assignment] | None:
        """Return the cheapest values of the free figures with which their identities hold."""
        total, found = 0.0, dict[str, Candidate]()
        for part in clusters(self.checks, free):
            answer = self._best_of_part(part, chosen)
            if answer is None:
                return None
            total += answer[0]
            found |= answer[1]
        return total, found

    def _best_of_part(
        self, free: frozenset[str], chosen: Assignment
    ) -> tuple[float, Assignment] | None:
        self.nodes -= 1
        if self.nodes < 0:
            return None
        ref, candidates = self._next(free, chosen)
        best: tuple[float, Assignment] | None = None
        for candidate in candidates[:_BRANCHES]:
            if best and len(free) > _FEW:
                break
            here = {**chosen, ref: candidate}
            price = self._price(ref, candidate, free - {ref}, here)
            if price is None or (best and price >= best[0]):
                continue
            rest = self.best(free - {ref}, here)
            if rest and (best is None or price + rest[0] < best[0]):
                best = price + rest[0], {ref: candidate, **rest[1]}
        return best

    def _next(self, free: frozenset[str], chosen: Assignment) -> tuple[str, list[Candidate]]:
        """Return the free figure that is known best, with its candidates."""
        space = Space(self.system.figures, _changed(chosen), free, self.checks_of(free))
        intervals = propagated(space)
        if intervals is None:
            return min(free), []
        known = []
        for ref, interval in sorted(intervals.items()):
            if interval.count(space.figures[ref].step) > _WIDE:
                interval = interval_of(ref, space) or interval
            found = candidates_of(ref, interval, space, self.prints, self.refs)
            cost = found[0].cost if found else PLAIN
            if self._may_stay(ref, interval):
                found.insert(0, unchanged(space, ref))
                cost = PLAIN if found[1:] else cost
            known.append((cost, interval.high - interval.low, ref, found))
        return min(known, key=lambda item: item[:3])[2:]

    def checks_of(self, refs: Set[str]) -> tuple[Check, ...]:
        """Return the identities that bind any of some figures."""
        return tuple(check for check in self.checks if check.refs & refs)

    def _may_stay(self, ref: str, interval: Interval) -> bool:
        figure = self.system.figures[ref]
        return ref not in self.wanted and interval.holds(figure.value)

    def _price(
        self, ref: str, candidate: Candidate, free: frozenset[str], chosen: Assignment
    ) -> float | None:
        """Return what a value costs; None where it breaks an identity that is complete."""
        changed = _changed(chosen)
        inexact = 0
        for check in self.system.checks_of[ref]:
            if check.refs & free or check.guard in free:
                continue
            if excess(check, self.system.figures, changed) > 0:
                return None
            inexact += not is_exact(check, self.system.figures, changed)
        figure = self.system.figures[ref]
        is_shared = bool(figure.row_group) and not _is_apart(figure, candidate)
        share = ROW_MEMBER_COST if is_shared else 1.0
        return share * self.costs[ref] * candidate.cost + INEXACT * inexact


@dataclass(frozen=True)
class _Judge:
    """Says how certain each chosen value is, the others as they are chosen."""

    system: System
    prints: Prints
    checks: tuple[Check, ...]
    chosen: Mapping[str, Candidate]

    def choice(self, ref: str) -> Choice:
        """Say what a changed figure becomes, within which interval, and what else it could be."""
        figure, candidate = self.system.figures[ref], self.chosen[ref]
        others = {one: found for one, found in self.chosen.items() if one != ref}
        space = Space(self.system.figures, _changed(others), frozenset({ref}), self.checks)
        interval = interval_of(ref, space) or Interval(candidate.value, candidate.value)
        rivals = tuple(
            one.value
            for one in candidates_of(ref, interval, space, self.prints, set(self.chosen))
            if one.value != candidate.value and one.cost < candidate.cost + CLEARLY_BETTER
        )
        is_plain = candidate.cost > PLAIN - CLEARLY_BETTER
        is_unique = not rivals and (interval.count(figure.step) == 1 or not is_plain)
        return Choice(ref, candidate, interval, is_unique, rivals[:_BRANCHES])


def cost_of(system: System, chosen: Mapping[str, Candidate], costs: Mapping[str, float]) -> float:
    """Add up what speaks against chosen values, a group as its worst member.

    Args:
        system: the document.
        chosen: the values of the figures that change.
        costs: of changing each.

    Returns:
        The sum, and a little for each identity that holds by its rounding only.
    """
    changed = _changed(chosen)
    units: dict[str, float] = {}
    for ref, candidate in chosen.items():
        unit = system.figures[ref].row_group or ref
        price = costs[ref] * candidate.cost
        is_apart = _is_apart(system.figures[ref], candidate)
        units[unit] = units.get(unit, 0.0) + price if is_apart else max(units.get(unit, 0.0), price)
    checks = system.touching(chosen)
    inexact = sum(not is_exact(check, system.figures, changed) for check in checks)
    return sum(units.values()) + INEXACT * inexact


def _is_apart(figure: Figure, candidate: Candidate) -> bool:
    """Say whether a change of a group has its own price: a word (增加, 减少) turns only signs."""
    return figure.kind is FigureKind.NARRATIVE and candidate.damage is not Damage.WRONG_SIGN


def _changed(chosen: Mapping[str, Candidate]) -> dict[str, Decimal]:
    return {ref: one.value for ref, one in chosen.items() if one.damage is not None}
