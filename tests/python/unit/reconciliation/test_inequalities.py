"""The linear form of an identity and its exact verdict say the same."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_systems import check, figure, ratio, system

from juesuan.reconciliation.inequalities import Inequality, inequalities, is_product
from juesuan.reconciliation.intervals import Space, interval_of, propagated
from juesuan.reconciliation.system import Figure, System
from juesuan.reconciliation.verdicts import excess, is_exact

CENTS = st.integers(min_value=1, max_value=200_000).map(lambda cents: Decimal(cents) / 100)


def holds(one: Inequality, figures: dict[str, Figure]) -> bool:
    used = sum(factor * figures[ref].value for ref, factor in one.coefficients.items())
    return used <= one.bound


@settings(max_examples=200)
@given(CENTS, CENTS, CENTS, st.sampled_from(["equal", "at_most", "at_least"]))
def test_sums(left: Decimal, one: Decimal, other: Decimal, relation: str) -> None:
    made = system(
        [figure("left", left), figure("one", one), figure("other", other)],
        [check("sum 1", ["left"], ["one", "other"], relation)],
    )
    (identity,) = made.checks
    written = inequalities(identity, made.figures, {}, {"one"})
    verdict = all(holds(row, dict(made.figures)) for row in written)
    assert verdict == (excess(identity, made.figures, {}) <= 0)


@settings(max_examples=200)
@given(CENTS, CENTS, CENTS, st.sampled_from(["rate", "part", "whole"]))
def test_ratios(rate: Decimal, part: Decimal, whole: Decimal, free: str) -> None:
    made = system(
        [figure("rate", rate, unit="%"), figure("part", part), figure("whole", whole)],
        [ratio("share 1", "rate", ["part"], {"whole": 1})],
    )
    (identity,) = made.checks
    written = inequalities(identity, made.figures, {}, {free})
    verdict = all(holds(row, dict(made.figures)) for row in written)
    assert verdict == (excess(identity, made.figures, {}) <= 0)


@pytest.mark.parametrize(
    ("right", "is_broken"), [("3.02", False), ("3.03", True)], ids=["inside", "outside"]
)
def test_the_boundary_of_rounding_belongs_to_it(right: str, is_broken: bool) -> None:
    figures = [figure(name, "1.00") for name in ("a", "b", "c")]
    made = system([*figures, figure("d", right)], [check("sum 1", ["a", "b", "c"], ["d"])])
    assert (excess(made.checks[0], made.figures, {}) > 0) is is_broken


def test_a_free_rate_on_a_free_base_is_no_linear_row() -> None:
    made = shares()
    assert is_product(made.checks[0], {"rate", "whole"})
    assert not is_product(made.checks[0], {"rate", "part"})


def test_intervals_of_one_and_of_several_free_figures() -> None:
    made = shares()
    one = interval_of("rate", Space(made.figures, {}, frozenset({"rate"}), made.checks))
    assert one is not None
    assert (one.low, one.high) == (Decimal("6.41"), Decimal("6.42"))
    both = propagated(Space(made.figures, {}, frozenset({"rate", "part"}), made.checks))
    assert both is not None
    assert both["rate"].holds(Decimal("6.42"))


def test_nothing_fits_where_identities_contradict_each_other() -> None:
    made = system(
        [figure("a", "1.00"), figure("b", "5.00"), figure("c", "9.00")],
        [check("one 1", ["a"], ["b"]), check("two 1", ["a"], ["c"])],
    )
    space = Space(made.figures, {}, frozenset({"a"}), made.checks)
    assert interval_of("a", space) is None
    assert propagated(space) is None


def test_a_rate_is_exact_where_it_is_the_rounded_quotient() -> None:
    made = shares("6.42")
    assert is_exact(made.checks[0], made.figures, {})
    assert not is_exact(made.checks[0], made.figures, {"rate": Decimal("6.41")})


def shares(rate: str = "6.24") -> System:
    return system(
        [figure("rate", rate, unit="%"), figure("part", "83.56"), figure("whole", "1302.55")],
        [ratio("share 1", "rate", ["part"], {"whole": 1})],
    )
