"""Identities as linear inequalities over the figures that may change."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from juesuan.reconciliation.system import ZERO, Check, Figure, Relation, Side
from juesuan.reconciliation.verdicts import HUNDRED, Amounts, value_of, width_of


@dataclass(frozen=True)
class Inequality:
    """Σ coefficient x value ≤ bound + Σ widening of the changed ones.

    Attributes:
        coefficients: of the free figures.
        bound: what the rest leaves.
        widenings: by how much more room there is where a free figure is changed.
    """

    coefficients: Mapping[str, Decimal]
    bound: Decimal
    widenings: Mapping[str, Decimal]


def inequalities(
    check: Check,
    figures: Mapping[str, Figure],
    changed: Mapping[str, Decimal],
    free: Set[str],
) -> tuple[Inequality, ...]:
    """Write an identity over its free figures, the others at their values.

    A rate and its base that are both free make a product: it is taken at their printed values,
    see `is_product`.

    Args:
        check: the identity.
        figures: the figures of the document.
        changed: values that replace printed ones, for figures that are not free.
        free: figures without a value yet.

    Returns:
        One inequality for each direction in which the identity can break.
    """
    if check.relation is Relation.RATIO:
        return _ratio_inequalities(check, figures, changed, free)
    below = _sum_inequality(check, figures, changed, free, 1)
    above = _sum_inequality(check, figures, changed, free, -1)
    if check.relation is Relation.EQUAL:
        return below, above
    return (below,) if check.relation is Relation.AT_MOST else (above,)


def is_product(check: Check, free: Set[str]) -> bool:
    """Say whether a free rate meets a free figure of its base.

    Args:
        check: the identity.
        free: figures without a value yet.

    Returns:
        Whether its inequalities are only an approximation.
    """
    return bool(rate_refs(check) & free and base_refs(check) & free)


def rate_refs(check: Check) -> frozenset[str]:
    """Return the stated rate of a ratio."""
    return frozenset(term.ref for term in check.terms if term.side is Side.STATED and term.ref)


def base_refs(check: Check) -> frozenset[str]:
    """Return the figures of a ratio's denominator."""
    return frozenset(term.ref for term in check.terms if term.side is Side.DENOMINATOR and term.ref)


def _sum_inequality(
    check: Check,
    figures: Mapping[str, Figure],
    changed: Mapping[str, Decimal],
    free: Set[str],
    direction: int,
) -> Inequality:
    coefficients: dict[str, Decimal] = {}
    widenings: dict[str, Decimal] = {}
    bound = check.allowance
    for term in check.terms:
        factor = Decimal(direction * term.sign * (1 if term.side is Side.LHS else -1))
        if not term.ref:
            bound -= factor * term.value
            continue
        bound += width_of(term.ref, figures, changed.keys())
        if term.ref in free:
            figure = figures[term.ref]
            coefficients[term.ref] = coefficients.get(term.ref, ZERO) + factor
            widening = figure.changed_half_width - figure.half_width
            widenings[term.ref] = widenings.get(term.ref, ZERO) + widening
        else:
            bound -= factor * value_of(term.ref, figures, changed)
    return Inequality(coefficients, bound, widenings)


def _ratio_inequalities(
    check: Check,
    figures: Mapping[str, Figure],
    changed: Mapping[str, Decimal],
    free: Set[str],
) -> tuple[Inequality, ...]:
    """Write low(rate) x low(base) ≤ part ≤ high(rate) x high(base), each over one hundred."""
    rate = _point(check, Side.STATED, figures, changed, free)
    base = _point(check, Side.DENOMINATOR, figures, changed, free)
    part = _point(check, Side.NUMERATOR, figures, changed, free)
    found = []
    for direction in (1, -1):
        rate_at = rate.value + direction * rate.width
        base_at = base.value + direction * base.width * (1 if rate.value >= 0 else -1)
        coefficients: dict[str, Decimal] = {}
        for term in check.terms:
            if term.ref not in free:
                continue
            slope = {Side.NUMERATOR: HUNDRED, Side.STATED: -base_at, Side.DENOMINATOR: -rate_at}
            part_of = direction * term.sign * slope[term.side] / HUNDRED
            coefficients[term.ref] = coefficients.get(term.ref, ZERO) + part_of
        gap = direction * (part.value - rate_at * base_at / HUNDRED) - part.width - check.allowance
        here = sum(
            (factor * value_of(ref, figures, changed) for ref, factor in coefficients.items()), ZERO
        )
        found.append(Inequality(coefficients, here - gap, {}))
    return tuple(found)


def _point(
    check: Check,
    side: Side,
    figures: Mapping[str, Figure],
    changed: Mapping[str, Decimal],
    free: Set[str],
) -> Amounts:
    """Return one side at its present values, as wide as its free figures printed or changed."""
    value = width = ZERO
    for term in check.terms:
        if term.side is not side:
            continue
        value += term.sign * (value_of(term.ref, figures, changed) if term.ref else term.value)
        if term.ref:
            here = width_of(term.ref, figures, changed.keys())
            there = figures[term.ref].changed_half_width if term.ref in free else here
            width += max(here, there)
    return Amounts(value, width)
