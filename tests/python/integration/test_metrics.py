"""Metrics answer what the disclosures of several offices print, and cannot add subtotals."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from metric_questions import Question, ask_questions
from metric_truths import TRUTHS

from conftest import AnalystWarehouse
from juesuan.warehouse.query import Answer, ask

pytestmark = pytest.mark.xdist_group("analysts")
BY_OFFICE_YEAR = ("office", "metric_time__year")
PRINTED_TOTALS = {
    "expenditure_all_funds_wan": ("03", "合计", "本年支出合计"),
    "project_expenditure_all_funds_wan": ("03", "合计", "项目支出"),
    "expenditure_general_public_budget_wan": ("05", "合计", "小计"),
    "income_wan": ("02", "合计", "本年收入合计"),
    "personnel_expenditure_wan": ("06", "人员经费合计", "决算数"),
    "public_expenditure_wan": ("06", "公用经费合计", "决算数"),
    "three_public_actual_wan": ("09", "合计", "决算数"),
    "three_public_budget_wan": ("09", "合计", "预算数"),
}
# A cell rounded to 0.01 is at most half of that off; no sum here has a hundred of them.
ROUNDING = Decimal("0.5")
# The generated offices print these tables empty or as zeros.
NEVER_PRINTED = ("expenditure_government_fund_wan", "expenditure_state_capital_wan")
RATIOS = {
    "project_expenditure_all_funds_ratio": (
        "project_expenditure_all_funds_wan",
        "expenditure_all_funds_wan",
    ),
    "personnel_expenditure_ratio": ("personnel_expenditure_wan", "economic_expenditure_wan"),
    "three_public_execution_ratio": ("three_public_actual_wan", "three_public_budget_wan"),
}
QUESTIONS = {
    "figures": Question([*TRUTHS, *RATIOS], BY_OFFICE_YEAR),
    "undisputed": Question(["disputed_expenditure_all_funds_wan"], BY_OFFICE_YEAR),
    "one_code": Question(
        ["expenditure_general_public_budget_wan"],
        ("functional_item", "functional_item__functional_name"),
        ("{{ Entity('office') }} = '310001'", "{{ Entity('functional_class') }} = '201'"),
    ),
    "stock_over_years": Question(
        ["opening_carry_over_all_funds_wan", "closing_carry_over_all_funds_wan"], ("office",)
    ),
    "stock_of_a_year": Question(
        ["closing_carry_over_all_funds_wan"],
        (),
        ("{{ TimeDimension('metric_time', 'year') }} = '2023-01-01'",),
    ),
}


@pytest.fixture(scope="module")
def answers(analyst_warehouse: AnalystWarehouse) -> Mapping[str, Answer]:
    found = ask_questions(analyst_warehouse.database, list(QUESTIONS.values()))
    return dict(zip(QUESTIONS, found, strict=True))


@pytest.fixture(scope="module")
def figures(answers: Mapping[str, Answer]) -> Mapping[tuple[str, int], Mapping[str, object]]:
    """The metrics by office and year."""
    return {
        (row["office"], row["metric_time__year"].year): row
        for row in answers["figures"].as_records()
    }


def test_the_metrics_cover_every_office_and_year(
    figures: Mapping[tuple[str, int], object], analyst_warehouse: AnalystWarehouse
) -> None:
    published = {(year.office_code, year.year) for year in analyst_warehouse.history.published()}

    assert set(figures) == published


@pytest.mark.parametrize("metric", TRUTHS)
def test_a_metric_is_the_sum_of_what_is_printed(
    metric: str,
    figures: Mapping[tuple[str, int], Mapping[str, object]],
    analyst_warehouse: AnalystWarehouse,
) -> None:
    expected = {
        (year.office_code, year.year): TRUTHS[metric](year)
        for year in analyst_warehouse.history.published()
    }

    assert {key: row[metric] for key, row in figures.items()} == expected
    assert metric in NEVER_PRINTED or any(expected.values())


@pytest.mark.parametrize("metric", PRINTED_TOTALS)
def test_no_subtotal_is_added(
    metric: str,
    figures: Mapping[tuple[str, int], Mapping[str, object]],
    analyst_warehouse: AnalystWarehouse,
) -> None:
    for year in analyst_warehouse.history.published():
        printed = year.amount(*PRINTED_TOTALS[metric])
        amount = figures[year.office_code, year.year][metric]
        assert amount is None or isinstance(amount, Decimal)
        assert abs((amount or 0) - (printed or 0)) < ROUNDING, (year.office_code, year.year)


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_ratio_divides_the_sums(
    ratio: str, figures: Mapping[tuple[str, int], Mapping[str, Decimal]]
) -> None:
    part, whole = RATIOS[ratio]
    for row in figures.values():
        if row[part] is None or not row[whole]:
            assert row[ratio] is None
        else:
            assert row[ratio] == pytest.approx(float(row[part] / row[whole]))


def test_nothing_disputed_is_zero(answers: Mapping[str, Answer]) -> None:
    disputed = {row[-1] for row in answers["undisputed"].rows}

    assert disputed == {Decimal(0)}


def test_a_metric_is_split_by_code(
    answers: Mapping[str, Answer], analyst_warehouse: AnalystWarehouse
) -> None:
    expected: dict[str, Decimal] = {}
    for year in analyst_warehouse.history.published():
        for code in year.codes("05", 7) if year.office_code == "310001" else ():
            amount = year.amount("05", code)
            if code.startswith("201") and amount is not None:
                expected[code] = expected.get(code, Decimal()) + amount
    found = answers["one_code"].as_records()

    assert {row["functional_item"] for row in found} == set(expected)
    for row in found:
        amount = row["expenditure_general_public_budget_wan"]
        assert abs(amount - expected[row["functional_item"]]) < ROUNDING
        assert row["functional_item__functional_name"]


def test_a_stock_is_not_added_over_years(
    answers: Mapping[str, Answer], analyst_warehouse: AnalystWarehouse
) -> None:
    history = analyst_warehouse.history
    for row in answers["stock_over_years"].as_records():
        years = [each.year for each in history.published() if each.office_code == row["office"]]
        opening = history.amount(row["office"], min(years), "01", "29")
        closing = history.amount(row["office"], max(years), "01", "60")
        assert row["opening_carry_over_all_funds_wan"] == opening
        assert row["closing_carry_over_all_funds_wan"] == closing


def test_a_stock_of_one_year_is_added_over_offices(
    answers: Mapping[str, Answer], analyst_warehouse: AnalystWarehouse
) -> None:
    of_year = analyst_warehouse.history.of_year(2023)
    expected = sum((year.amount("01", "60") or Decimal() for year in of_year), Decimal())

    assert answers["stock_of_a_year"].rows == [(expected,)]


def test_the_calendar_spans_the_fiscal_years(analyst_warehouse: AnalystWarehouse) -> None:
    years = [year.year for year in analyst_warehouse.history.published()]
    query = "select min(calendar_day)::text, max(calendar_day)::text from core.dim_days"

    assert ask(analyst_warehouse.database, query).rows == [
        (f"{min(years)}-01-01", f"{max(years)}-12-31")
    ]
