"""The ratio check agrees with exact fractions, for every kind of rounding."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendered_models import create_models, create_table, render

MODELS = ("int_ratio_sides_added", "int_ratio_intervals_compared", "int_ratio_checks")
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
}
FITTING = Decimal("1e13")


@dataclass(frozen=True)
class Printed:
    """A number as printed, with its decimals, in its unit."""

    value: Decimal
    half_width: Decimal

    @classmethod
    def read(cls, text: str) -> "Printed":
        """Read a printed number: 1.50 has two decimals."""
        value = Decimal(text)
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int)
        return cls(value, Decimal(5).scaleb(exponent - 1))

    @property
    def low(self) -> Fraction:
        """Lower end of the interval."""
        return Fraction(self.value - self.half_width)

    @property
    def high(self) -> Fraction:
        """Upper end of the interval."""
        return Fraction(self.value + self.half_width)


@dataclass(frozen=True)
class Ratio:
    """A stated percentage of a part in a base."""

    stated: Printed
    part: Printed
    base: Printed

    def verdict(self) -> str:
        """Return the status that design §5 asks for, by exact fractions."""
        if self.base.value == 0:
            nothing = self.part.value == 0 and self.stated.value == 0
            return "exact" if nothing else "not_testable"
        if self.base.value < 0:
            return "not_testable"
        base_low = max(self.base.low, Fraction(0))
        corners = [
            rate * base / 100
            for rate in (self.stated.low, self.stated.high)
            for base in (base_low, self.base.high)
        ]
        if Fraction(self.part.value) * 100 == Fraction(self.stated.value * self.base.value):
            return "exact"
        if self.part.low <= max(corners) and self.part.high >= min(corners):
            return "within_rounding"
        return "within_rounding" if self._is_truncated() else "breach"

    def _is_truncated(self) -> bool:
        step = 2 * Fraction(self.stated.half_width)
        next_share = (Fraction(self.stated.value) + step) * self.base.high / 100
        share = Fraction(self.stated.value) * Fraction(self.base.value) / 100
        is_above = Fraction(self.part.value) > share
        return self.stated.value >= 0 and is_above and self.part.low < next_share


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    """Return a database with the models over an empty table of terms."""
    opened = duckdb.connect()
    create_table(opened, "int_ratio_terms", COLUMNS)
    create_models(opened, MODELS)
    return opened


def _term(key: str, place: int, side: str, number: Printed) -> tuple[object, ...]:
    unit = "%" if side == "stated" else "万元"
    step = 2 * number.half_width if side == "stated" else Decimal(0)
    head = ("percentage-share", "d", key, place, side, 1, "narrative", key, unit)
    return (*head, number.value, number.half_width, step, "printed", f"{number.value}", 1)


def _literal(value: object) -> str:
    return (
        f"'{value}'"
        if isinstance(value, str)
        else f"{value:f}"
        if isinstance(value, Decimal)
        else str(value)
    )


def _judge(connection: duckdb.DuckDBPyConnection, ratios: list[Ratio]) -> list[dict[str, object]]:
    connection.execute("delete from int_ratio_terms")
    rows = [
        _term(f"{place:05}", number, side, getattr(ratio, name))
        for place, ratio in enumerate(ratios)
        for number, (side, name) in enumerate(
            (("stated", "stated"), ("numerator", "part"), ("denominator", "base"))
        )
    ]
    literals = ", ".join(f"({', '.join(map(_literal, row))})" for row in rows)
    connection.execute(f"insert into int_ratio_terms values {literals}")
    result = connection.execute("select * from int_ratio_checks order by instance_key")
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _ratio(stated: str, part: str, base: str) -> Ratio:
    return Ratio(Printed.read(stated), Printed.read(part), Printed.read(base))


VECTORS = [
    ("6.42", "83.56", "1302.55", "within_rounding"),
    ("6.24", "83.56", "1302.55", "breach"),
    ("100.00", "1218.99", "1218.99", "exact"),
    ("100", "1218.95", "1218.99", "within_rounding"),
    ("0", "0", "0", "exact"),
    ("0", "0", "12.00", "exact"),
    ("100.00", "0", "0", "not_testable"),
    ("0", "3.00", "0.00", "not_testable"),
    ("0", "3.00", "-2.00", "not_testable"),
    ("36.91", "6.46", "17.50", "within_rounding"),
    ("33.33", "1.00", "3.00", "within_rounding"),
    ("66.66", "200.00", "300.00", "within_rounding"),
    ("66.65", "200.00", "300.00", "breach"),
    ("66.67", "200.00", "300.00", "within_rounding"),
    ("66.68", "200.00", "300.00", "breach"),
    ("0.36", "0.58", "162.66", "within_rounding"),
    ("-25.00", "-1.00", "4.00", "exact"),
    ("25.00", "-1.00", "4.00", "breach"),
    ("50.00", "500000000000.00", "1000000000000.00", "exact"),
    ("50.01", "500000000000.00", "1000000000000.00", "breach"),
    ("999999.99", "1000000000000.00", "100000000.00", "within_rounding"),
    ("12.3456789", "1.00", "8.10", "not_testable"),
]


@pytest.mark.parametrize(("stated", "part", "base", "status"), VECTORS)
def test_vectors(
    connection: duckdb.DuckDBPyConnection, stated: str, part: str, base: str, status: str
) -> None:
    """Shares, completion rates and growth rates of the real disclosures, and the odd ones."""
    (row,) = _judge(connection, [_ratio(stated, part, base)])
    assert row["status"] == status
    assert (row["not_testable_reason"] is None) == (status != "not_testable")


def test_truncation_is_a_note(connection: duckdb.DuckDBPyConnection) -> None:
    """66.66 % of two thirds is no breach, and the text says that it was cut."""
    cut, rounded = _judge(
        connection,
        [_ratio("66.66", "20000.00", "30000.00"), _ratio("66.67", "20000.00", "30000.00")],
    )
    assert "截尾" in str(cut["lhs_text"])
    assert "截尾" not in str(rounded["lhs_text"])


def test_text_is_followed_with_a_pencil(connection: duckdb.DuckDBPyConnection) -> None:
    """Both figures, the percentage to four decimals, and what is stated."""
    (row,) = _judge(connection, [_ratio("6.24", "83.56", "1302.55")])
    assert row["lhs_text"] == "83.56 ÷ 1302.55 = 83.56 ÷ 1302.55 = 6.4151%"
    assert row["rhs_text"] == "6.24%"
    assert row["rhs_wan"] == Decimal("81.27912")


def _printed(low: int, high: int, places: tuple[int, ...]) -> st.SearchStrategy[Printed]:
    return st.builds(
        lambda whole, decimals: Printed(
            Decimal(whole).scaleb(-decimals), Decimal(5).scaleb(-decimals - 1)
        ),
        st.integers(low, high),
        st.sampled_from(places),
    )


amounts = _printed(-(10**6), 10**12, (0, 2, 6))
bases = _printed(-(10**4), 10**12, (0, 2, 6))
free = st.builds(Ratio, _printed(-(10**5), 10**8, (0, 1, 2, 4)), amounts, bases)


def _near(base: Printed, rate: int, decimals: int, part_places: int, slip: int) -> Ratio:
    """A part that is the stated rate of its base but for a few of its last places."""
    stated = Printed(Decimal(rate).scaleb(-decimals), Decimal(5).scaleb(-decimals - 1))
    exact = base.value * stated.value / 100
    part = exact.quantize(Decimal(1).scaleb(-part_places)) + Decimal(slip).scaleb(-part_places)
    return Ratio(stated, Printed(part, Decimal(5).scaleb(-part_places - 1)), base)


near = st.builds(
    _near,
    _printed(1, 10**7, (0, 2, 6)),
    st.integers(0, 30000),
    st.sampled_from((0, 1, 2)),
    st.sampled_from((0, 2, 6)),
    st.integers(-12, 12),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.one_of(near, near, free), min_size=100, max_size=200))
def test_verdicts_follow_exact_fractions(
    connection: duckdb.DuckDBPyConnection, ratios: list[Ratio]
) -> None:
    """Thousands of ratios about their boundary, and any others."""
    rows = _judge(connection, ratios)
    assert [row["status"] for row in rows] == [ratio.verdict() for ratio in ratios]
    for row, ratio in zip(rows, ratios, strict=True):
        _assert_columns_judge(row)
        _assert_text_computes(row, ratio)


def _assert_columns_judge(row: dict[str, object]) -> None:
    """The three columns give the verdict by themselves."""
    if row["status"] == "not_testable":
        assert row["tolerance_wan"] is None
        return
    difference, tolerance = row["difference_wan"], row["tolerance_wan"]
    assert isinstance(difference, Decimal)
    assert isinstance(tolerance, Decimal)
    assert (abs(difference) <= tolerance) == (row["status"] != "breach")


def _assert_text_computes(row: dict[str, object], ratio: Ratio) -> None:
    """The printed percentage is the exact one to four decimals, half up."""
    if ratio.base.value <= 0 or row["status"] == "not_testable":
        return
    told = str(row["lhs_text"]).split(" = ")[-1].split("%")[0]
    exact = abs(Fraction(ratio.part.value)) * 100 / Fraction(ratio.base.value)
    units = int(exact * 10000 + Fraction(1, 2))
    assert Decimal(told).copy_abs() == Decimal(units).scaleb(-4)


def test_growth_is_undone_by_whole_numbers() -> None:
    """What grew to an amount is bounded outwards, to the last of six decimals."""
    amounts_and_rates = [("1218.99", "-6.42"), ("6.46", "35.15"), ("0", "5"), ("1e12", "0.01")]
    for amount_text, rate_text in amounts_and_rates:
        amount, rate = Decimal(amount_text), Decimal(rate_text)
        exact = Fraction(amount) * 100 / (100 + Fraction(rate))
        lower, upper = _undone(amount, rate)
        assert Fraction(lower) <= exact <= Fraction(upper)
        assert upper - lower <= Decimal("0.000001")


def _undone(amount: Decimal, rate: Decimal) -> tuple[Decimal, Decimal]:
    given_numbers = (
        f"cast({amount:f} as decimal(28, 10)) as a, cast({rate:f} as decimal(28, 10)) as r"
    )
    bounds = "{{ ratio_before_growth('a', 'r') }}, {{ ratio_before_growth('a', 'r', true) }}"
    row = duckdb.execute(render(f"select {bounds} from (select {given_numbers})")).fetchone()
    assert row is not None
    return row
