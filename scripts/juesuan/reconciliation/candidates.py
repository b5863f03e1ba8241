"""The values that a figure may have had, with what speaks for each."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal

from juesuan.reconciliation.damage import Damage, damage_of, undone
from juesuan.reconciliation.evidence import Evidence, Prints
from juesuan.reconciliation.inequalities import inequalities
from juesuan.reconciliation.intervals import Interval, Space, rounded
from juesuan.reconciliation.system import ZERO, Relation
from juesuan.reconciliation.verdicts import difference

USUAL_DAMAGE, SAME_FACT, SAME_VALUE = 0.15, 0.2, 0.1
WRONG_WORD = 0.05
CLOSING = 0.01
PLAIN = 1.0
_UNUSUAL = (Damage.OTHER, Damage.DERIVED)


@dataclass(frozen=True)
class Candidate:
    """A value that a figure may have had.

    Attributes:
        value: in the unit of the figure.
        damage: how it became the printed one; None where nothing changes.
        evidence: who else prints it.
        cost: what speaks against it; less is more plausible.
    """

    value: Decimal
    damage: Damage | None
    evidence: Evidence | None
    cost: float


def candidates_of(
    ref: str, interval: Interval, space: Space, prints: Prints, refs: Set[str]
) -> list[Candidate]:
    """List the telling values of a figure in its interval.

    Args:
        ref: the figure.
        interval: where its value lies.
        space: what is free and what binds it.
        prints: what the document prints.
        refs: all figures that change, whose prints are no evidence.

    Returns:
        The values with which it changes, the most plausible first.
    """
    figure = space.figures[ref]
    closing = set(_closures(ref, space))
    values = closing | set(undone(figure)) | set(prints.of_same_fact(ref))
    values |= set(interval.marks(figure.step)) | ({ZERO} if figure.row_group else set())
    middle = (interval.low + interval.high) / 2
    found = [
        _candidate(ref, value, space, prints, refs)
        for value in values
        if interval.holds(value) and value != figure.value
    ]
    return sorted(
        found,
        key=lambda one: (
            one.cost - (CLOSING if one.value in closing else 0.0),
            abs(one.value - middle),
            one.value,
        ),
    )


def unchanged(space: Space, ref: str) -> Candidate:
    """Return the printed value of a figure that need not change.

    Args:
        space: the figures.
        ref: the figure.

    Returns:
        A candidate that costs nothing.
    """
    return Candidate(space.figures[ref].value, None, None, 0.0)


def _candidate(ref: str, value: Decimal, space: Space, prints: Prints, refs: Set[str]) -> Candidate:
    damage = damage_of(space.figures[ref], value)
    same = prints.of_same_fact(ref).get(value)
    if same is not None and same.refs <= refs:
        same = None
    other = prints.anywhere(ref, value, refs | (same.refs if same else set()))
    cost = PLAIN - (USUAL_DAMAGE if damage not in _UNUSUAL else 0.0)
    cost -= WRONG_WORD if damage is Damage.WRONG_SIGN else 0.0
    cost -= (SAME_FACT if same else 0.0) + (SAME_VALUE if other else 0.0)
    return Candidate(value, damage, same or other, cost)


def _closures(ref: str, space: Space) -> Iterator[Decimal]:
    """Yield the values that close an identity to the last digit."""
    figure = space.figures[ref]
    for check in space.checks:
        if check.refs & space.free != {ref}:
            continue
        written = inequalities(check, space.figures, space.changed, {ref})
        factor = written[0].coefficients.get(ref)
        gap = difference(check, space.figures, space.changed)
        if factor:
            direction = -1 if check.relation is Relation.AT_LEAST else 1
            yield rounded(figure.value - direction * gap / factor, figure.step)
