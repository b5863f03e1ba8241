"""The verdict on a sum agrees with exact fractions, for every kind of rounding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered_models import create_models, create_table

COLUMNS = {
    **dict.fromkeys(("identity_id", "document_id", "instance_key"), "varchar"),
    "term_no": "integer",
    "side": "varchar",
    "sign": "integer",
    **dict.fromkeys(("figure_kind", "figure_ref", "measured_in"), "varchar"),
    **dict.fromkeys(("figure_value", "half_width"), "decimal(28, 10)"),
    "rounding_step": "decimal(18, 6)",
    **dict.fromkeys(("cell_state", "term_text"), "varchar"),
    "source_line": "integer",
    "relation": "varchar",
}
FACTORS = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}
LIKELY_ROUNDING = 3
ROUNDING_VARIANCE = Fraction(1, 12)


@dataclass(frozen=True)
class Term:
    """A figure of a sum as printed: its digits, its decimals, its unit."""

    side: str
    sign: int
    text: str
    unit: str = "万元"

    @property
    def value(self) -> Decimal:
        """The amount in 万元; a blank is 0."""
        return Decimal(self.text or 0) * FACTORS[self.unit]

    @property
    def step(self) -> Decimal:
        """The smallest printed step in 万元; a blank has none."""
        if not self.text:
            return Decimal(0)
        return Decimal(1).scaleb(int(Decimal(self.text).as_tuple().exponent)) * FACTORS[self.unit]


@dataclass(frozen=True)
class Sum:
    """An instance of an identity."""

    relation: str
    terms: tuple[Term, ...]


def _expected(judged: Sum) -> str:
    """The verdict in exact fractions, in the words of the design."""
    difference = sum(
        Fraction(term.value) * term.sign * (1 if term.side == "lhs" else -1)
        for term in judged.terms
    )
    tolerance = sum(Fraction(term.step) / 2 for term in judged.terms)
    variance = sum(Fraction(term.step) ** 2 * ROUNDING_VARIANCE for term in judged.terms)
    holds = {"equal": difference == 0, "at_most": difference <= 0, "at_least": difference >= 0}
    if holds[judged.relation]:
        return "exact"
    if abs(difference) > tolerance:
        return "breach"
    likely = difference**2 <= LIKELY_ROUNDING**2 * variance
    return "within_rounding" if likely else "unlikely_rounding"


def _row(key: int, number: int, relation: str, term: Term) -> Sequence[object]:
    state = "printed" if term.text else "blank"
    half = term.step / 2
    place = ("x", "a", f"{key:04}", number, term.side, term.sign, "table", f"{key}|{number}")
    return (*place, "万元", term.value, half, term.step, state, term.text or "空", 1, relation)


def _verdicts(sums: Sequence[Sum]) -> list[tuple[str, Decimal, Decimal]]:
    with duckdb.connect() as connection:
        create_table(connection, "int_sum_terms", COLUMNS)
        marks = ", ".join("?" * len(COLUMNS))
        rows = [
            _row(key, number, judged.relation, term)
            for key, judged in enumerate(sums)
            for number, term in enumerate(judged.terms)
        ]
        connection.executemany(f"insert into int_sum_terms values ({marks})", rows)
        create_models(connection, ["int_sum_checks"])
        return connection.execute(
            "select status, difference_wan, tolerance_wan from int_sum_checks order by instance_key"
        ).fetchall()


def _terms(left: Sequence[str], right: Sequence[str]) -> tuple[Term, ...]:
    """Read written numbers; a leading − takes the number off its side."""
    return tuple(
        Term(side, -1 if text.startswith("−") else 1, text.removeprefix("−"))
        for side, texts in (("lhs", left), ("rhs", right))
        for text in texts
    )


VECTORS: Mapping[str, tuple[Sum, str]] = {
    "a sum at the boundary": (
        Sum("equal", _terms(["1.00", "1.00", "1.00"], ["3.02"])),
        "unlikely_rounding",
    ),
    "a sum beyond it": (Sum("equal", _terms(["1.00", "1.00", "1.00"], ["3.03"])), "breach"),
    "a difference inside": (Sum("equal", _terms(["10.00", "−4.00"], ["6.01"])), "within_rounding"),
    "a difference beyond": (Sum("equal", _terms(["10.00", "−4.00"], ["6.02"])), "breach"),
    "a blank without width": (Sum("equal", _terms(["5.00", ""], ["5.02"])), "breach"),
    "whole numbers": (Sum("equal", _terms(["5", "5"], ["11"])), "within_rounding"),
    "less is enough": (Sum("at_most", _terms(["5.00"], ["9.00"])), "exact"),
    "more is too much": (Sum("at_most", _terms(["9.00"], ["5.00"])), "breach"),
    "at least": (Sum("at_least", _terms(["9.00"], ["5.00"])), "exact"),
    "a long sum hides no slip": (
        Sum("equal", _terms(["1.00"] * 39, ["39.10"])),
        "unlikely_rounding",
    ),
    "a long sum rounds": (Sum("equal", _terms(["1.00"] * 39, ["39.05"])), "within_rounding"),
}

units = st.sampled_from(sorted(FACTORS))


@st.composite
def printed(draw: st.DrawFn, side: str) -> Term:
    """A figure that the tables hold exactly: at most 6 decimals in 万元, below 10^12."""
    unit = draw(units)
    decimals = draw(st.integers(0, 2 if unit == "元" else 6))
    whole = draw(st.integers(-(10**6), 10**6))
    text = "" if draw(st.integers(0, 9)) == 0 else str(Decimal(whole).scaleb(-decimals))
    text = f"{Decimal(text):f}" if text else ""
    return Term(side, draw(st.sampled_from((1, 1, -1))), text, unit)


@st.composite
def sums(draw: st.DrawFn) -> Sum:
    """A sum whose right side is near its left side, from far inside to far beyond rounding."""
    left = tuple(draw(st.lists(printed("lhs"), min_size=1, max_size=8)))
    total = sum((term.value * term.sign for term in left), Decimal(0))
    half = sum((term.step / 2 for term in left), Decimal(0))
    decimals = draw(st.integers(0, 6))
    near = total + half * draw(st.decimals(min_value=-3, max_value=3, places=1))
    right = Term("rhs", 1, f"{near.quantize(Decimal(1).scaleb(-decimals)):f}")
    return Sum(draw(st.sampled_from(("equal", "at_most", "at_least"))), (*left, right))


@pytest.mark.parametrize(("judged", "verdict"), VECTORS.values(), ids=list(VECTORS))
def test_the_check_vectors_hold(judged: Sum, verdict: str) -> None:
    assert [row[0] for row in _verdicts([judged])] == [verdict]
    assert _expected(judged) == verdict


def test_units_may_be_mixed() -> None:
    """1.23 亿元 beside 万元 and 元: the widest step decides."""
    coarse = Term("lhs", 1, "1.23", "亿元")
    fine = Term("rhs", 1, "123000000.00", "元")
    cases = [replace(fine, text=text) for text in ("123499999.00", "123500000.00", "123510000.00")]

    verdicts = _verdicts([Sum("equal", (coarse, case)) for case in cases])

    assert [row[0] for row in verdicts] == ["within_rounding", "within_rounding", "breach"]


def test_nothing_overflows_where_the_figures_are_absurd() -> None:
    """The widest amounts that a table may hold, on both sides."""
    widest = "9" * 14
    judged = Sum("equal", _terms([f"{widest}.999999"] * 30, [f"−{widest}.999999"] * 30))

    assert _verdicts([judged])[0][0] == "breach"


@settings(max_examples=25, deadline=None)
@given(st.lists(sums(), min_size=40, max_size=120))
def test_verdicts_agree_with_exact_fractions(judged: list[Sum]) -> None:
    """Thousands of sums, a hundred in each query."""
    found = [row[0] for row in _verdicts(judged)]

    assert found == [_expected(case) for case in judged]


@settings(max_examples=10, deadline=None)
@given(st.lists(sums(), min_size=20, max_size=60))
def test_difference_and_tolerance_are_exact(judged: list[Sum]) -> None:
    found = [(Fraction(row[1]), Fraction(row[2])) for row in _verdicts(judged)]

    assert found == [
        (
            sum(
                Fraction(term.value) * term.sign * (1 if term.side == "lhs" else -1)
                for term in case.terms
            ),
            sum(Fraction(term.step) / 2 for term in case.terms),
        )
        for case in judged
    ]
