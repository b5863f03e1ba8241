"""Whether identities hold: exactly, with the rounding intervals of what is printed."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from juesuan.reconciliation.system import ZERO, Check, Figure, Relation, Side, System

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Amounts:
    """A signed sum of figures with the width of its rounding."""

    value: Decimal
    width: Decimal


def value_of(ref: str, figures: Mapping[str, Figure], changed: Mapping[str, Decimal]) -> Decimal:
    """Return a figure's value: the changed one, else the printed one."""
    return changed[ref] if ref in changed else figures[ref].value


def width_of(ref: str, figures: Mapping[str, Figure], changed: Set[str]) -> Decimal:
    """Return the half width of a figure, of its new value where it is changed."""
    figure = figures[ref]
    return figure.changed_half_width if ref in changed else figure.half_width


def side_sum(
    check: Check,
    sides: Set[Side],
    figures: Mapping[str, Figure],
    changed: Mapping[str, Decimal],
) -> Amounts:
    """Add up the terms on some sides of an identity.

    Args:
        check: the identity.
        sides: which of its sides.
        figures: the figures of the document.
        changed: values that replace printed ones.

    Returns:
        The signed sum and the sum of the half widths.
    """
    value = width = ZERO
    for term in check.terms:
        if term.side not in sides:
            continue
        if term.ref:
            value += term.sign * value_of(term.ref, figures, changed)
            width += width_of(term.ref, figures, changed.keys())
        else:
            value += term.sign * term.value
    return Amounts(value, width)


def excess(check: Check, figures: Mapping[str, Figure], changed: Mapping[str, Decimal]) -> Decimal:
    """Return by how much an identity is broken beyond its tolerance, exactly.

    Args:
        check: the identity.
        figures: the figures of the document.
        changed: values that replace printed ones.

    Returns:
        Zero or less where it holds (the boundary included).
    """
    if check.guard in changed:
        return -check.allowance
    if check.relation is Relation.RATIO:
        return _ratio_excess(check, figures, changed)
    left = side_sum(check, {Side.LHS}, figures, changed)
    right = side_sum(check, {Side.RHS}, figures, changed)
    tolerance = left.width + right.width + check.allowance
    return directed(check.relation, left.value - right.value) - tolerance


def directed(relation: Relation, difference: Decimal) -> Decimal:
    """Return what of a difference counts against a relation."""
    if relation is Relation.AT_MOST:
        return difference
    return -difference if relation is Relation.AT_LEAST else abs(difference)


def difference(
    check: Check, figures: Mapping[str, Figure], changed: Mapping[str, Decimal]
) -> Decimal:
    """Return left minus right, or part minus rate x base, without any tolerance.

    Args:
        check: the identity.
        figures: the figures of the document.
        changed: values that replace printed ones.

    Returns:
        The signed difference.
    """
    if check.relation is Relation.RATIO:
        stated, part, whole = (
            side_sum(check, {side}, figures, changed).value
            for side in (Side.STATED, Side.NUMERATOR, Side.DENOMINATOR)
        )
        return part - stated * whole / HUNDRED
    left = side_sum(check, {Side.LHS}, figures, changed)
    return left.value - side_sum(check, {Side.RHS}, figures, changed).value


def is_exact(check: Check, figures: Mapping[str, Figure], changed: Mapping[str, Decimal]) -> bool:
    """Say whether an identity holds to the last printed digit.

    Args:
        check: the identity.
        figures: the figures of the document.
        changed: values that replace printed ones.

    Returns:
        Whether sums differ by nothing, and a rate is the rounded quotient of what is printed.
    """
    gap = difference(check, figures, changed)
    if check.relation is not Relation.RATIO:
        return directed(check.relation, gap) <= 0
    stated = side_sum(check, {Side.STATED}, figures, changed)
    whole = side_sum(check, {Side.DENOMINATOR}, figures, changed)
    return abs(gap) <= abs(stated.width * whole.value) / HUNDRED


def _ratio_excess(
    check: Check, figures: Mapping[str, Figure], changed: Mapping[str, Decimal]
) -> Decimal:
    stated = side_sum(check, {Side.STATED}, figures, changed)
    part = side_sum(check, {Side.NUMERATOR}, figures, changed)
    whole = side_sum(check, {Side.DENOMINATOR}, figures, changed)
    low, high = product_bounds(stated, whole)
    above = part.value - part.width - high / HUNDRED
    below = low / HUNDRED - part.value - part.width
    return max(above, below) - check.allowance


def product_bounds(stated: Amounts, whole: Amounts) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest product of a rate and its base within their widths."""
    rates = (stated.value - stated.width, stated.value + stated.width)
    bases = (whole.value - whole.width, whole.value + whole.width)
    products = [rate * base for rate in rates for base in bases]
    return min(products), max(products)


def breached(system: System) -> tuple[Check, ...]:
    """Return the identities that the figures of a system break.

    Args:
        system: the document.

    Returns:
        Them in order.
    """
    return tuple(check for check in system.checks if excess(check, system.figures, {}) > 0)
