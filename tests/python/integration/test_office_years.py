"""Amounts and ratios of offices over years, worked out again from what was composed.

Nothing of the warehouse is used for the expected values: figures come from the truth of the
corpus, ratios are fractions.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import duckdb
import pytest

from conftest import AnalystWarehouse
from corpus.history import History
from corpus.ratios import half_up, percent, printed

pytestmark = pytest.mark.xdist_group("analysts")
Ask = Callable[[str], list[Mapping[str, Any]]]

AMOUNTS = {
    "income_wan": ("01", "27", "金额"),
    "expenditure_wan": ("01", "58", "金额"),
    "income_total_wan": ("01", "31", "金额"),
    "expenditure_total_wan": ("01", "62", "金额"),
    "opening_carry_over_wan": ("01", "29", "金额"),
    "closing_carry_over_wan": ("01", "60", "金额"),
    "fiscal_income_wan": ("04", "27", "金额"),
    "fiscal_expenditure_wan": ("04", "59", "合计"),
    "fiscal_income_total_wan": ("04", "32", "金额"),
    "fiscal_expenditure_total_wan": ("04", "64", "合计"),
    "fiscal_opening_carry_over_wan": ("04", "28", "金额"),
    "fiscal_closing_carry_over_wan": ("04", "60", "合计"),
    "detailed_expenditure_wan": ("03", "合计", "本年支出合计"),
    "basic_expenditure_wan": ("03", "合计", "基本支出"),
    "project_expenditure_wan": ("03", "合计", "项目支出"),
    "general_budget_expenditure_wan": ("05", "合计", "小计"),
    "general_budget_basic_wan": ("05", "合计", "基本支出"),
    "general_budget_project_wan": ("05", "合计", "项目支出"),
    "personnel_wan": ("06", "人员经费合计", "决算数"),
    "public_wan": ("06", "公用经费合计", "决算数"),
    "three_public_budget_wan": ("09", "合计", "预算数"),
    "three_public_actual_wan": ("09", "合计", "决算数"),
    "procurement_wan": ("10", "1", "统计数"),
}
"""Columns of the mart, and where the official form prints them."""

RATIOS = {
    "basic_share_pct": ("basic_expenditure_wan", "detailed_expenditure_wan"),
    "project_share_pct": ("project_expenditure_wan", "detailed_expenditure_wan"),
    "general_budget_project_share_pct": (
        "general_budget_project_wan",
        "general_budget_expenditure_wan",
    ),
    "general_budget_share_pct": ("general_budget_expenditure_wan", "detailed_expenditure_wan"),
    "fiscal_dependence_pct": ("fiscal_income_wan", "income_wan"),
    "personnel_share_pct": ("personnel_wan", "general_budget_basic_wan"),
    "public_share_pct": ("public_wan", "general_budget_basic_wan"),
    "personnel_to_public_pct": ("personnel_wan", "public_wan"),
    "three_public_execution_pct": ("three_public_actual_wan", "three_public_budget_wan"),
    "carry_over_ratio_pct": ("closing_carry_over_wan", "income_total_wan"),
    "fiscal_carry_over_ratio_pct": ("fiscal_closing_carry_over_wan", "fiscal_income_total_wan"),
}
PER_HEAD = {"expenditure": "expenditure_wan", "personnel": "personnel_wan", "public": "public_wan"}


@pytest.fixture(scope="module")
def history(analyst_warehouse: AnalystWarehouse) -> History:
    return analyst_warehouse.history


@pytest.fixture(scope="module")
def ask(analyst_warehouse: AnalystWarehouse) -> Iterator[Ask]:
    with duckdb.connect(str(analyst_warehouse.database), read_only=True) as connection:

        def answer(query: str) -> list[Mapping[str, Any]]:
            found = connection.execute(query)
            names = [column[0] for column in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

        yield answer


@pytest.fixture(scope="module")
def years(ask: Ask) -> Mapping[tuple[str, int], Mapping[str, Any]]:
    rows = ask("select * from analysis.mart_office_years")
    return {(row["office_code"], row["fiscal_year"]): row for row in rows}


def test_every_published_office_year_has_its_row_and_name(
    years: Mapping[tuple[str, int], Mapping[str, Any]], history: History
) -> None:
    named = {key: row["office_name"] for key, row in years.items()}

    assert named == {
        (year.office_code, year.year): year.made.truth.office_name for year in history.published()
    }


@pytest.mark.parametrize("measure", AMOUNTS)
def test_amounts_are_what_the_form_prints(
    measure: str, years: Mapping[tuple[str, int], Mapping[str, Any]], history: History
) -> None:
    table, code, label = AMOUNTS[measure]
    told = {key: row[measure] for key, row in years.items()}

    assert told == {
        (year.office_code, year.year): year.amount(table, code, label)
        for year in history.published()
    }
    assert any(told.values())


def test_lines_of_table_10_are_added_up_and_counted(
    years: Mapping[tuple[str, int], Mapping[str, Any]], history: History
) -> None:
    for year in history.published():
        row = years[year.office_code, year.year]
        lines = [year.amount("10", line, "统计数") for line in ("5", "6")]
        cost = [amount for amount in lines if amount is not None]
        vehicles = year.figure("10", "7", "统计数")
        assert row["running_cost_wan"] == (sum(cost) if cost else None)
        assert row["vehicle_count"] == (int(vehicles.value_text) if vehicles else None)


@pytest.mark.parametrize("measure", RATIOS)
def test_ratios_are_exact_fractions_rounded_half_up(
    measure: str, years: Mapping[tuple[str, int], Mapping[str, Any]], history: History
) -> None:
    part, base = RATIOS[measure]
    tested = 0
    for year in history.published():
        row = years[year.office_code, year.year]
        share = percent(printed(year, *AMOUNTS[part]), printed(year, *AMOUNTS[base]))
        assert row[measure] == (share[0] if share else None), (year.office_code, year.year)
        assert (row[f"{measure}_reason"] is None) == (share is not None)
        tested += share is not None
    assert tested >= 10


def test_people_are_those_that_the_overview_states(
    years: Mapping[tuple[str, int], Mapping[str, Any]], history: History
) -> None:
    stated = 0
    for year in history.published():
        row = years[year.office_code, year.year]
        posts, staff = year.career.staff
        staff += year.year - year.career.years[0] if staff else 0
        assert (row["post_count"], row["staff_count"]) == (posts or None, staff or None)
        for key, measure in PER_HEAD.items():
            amount = year.amount(*AMOUNTS[measure])
            per_staff = half_up(Fraction(amount) / staff) if staff and amount is not None else None
            assert row[f"{key}_per_staff_wan"] == per_staff
            reason = row[f"{key}_per_staff_wan_reason"]
            assert reason == (None if staff else "base_not_stated")
        stated += staff > 0
    assert stated >= 12


def test_projects_are_counted_and_their_scores_averaged(
    years: Mapping[tuple[str, int], Mapping[str, Any]], history: History
) -> None:
    for year in history.published():
        row = years[year.office_code, year.year]
        projects = year.made.truth.projects
        scores = [Fraction(project.total_score) for project in projects if project.total_score]
        assert row["project_count"] == (len(projects) or None)
        assert row["average_project_score"] == half_up(sum(scores) / len(scores))


def test_every_value_of_an_office_year_leads_to_a_figure(ask: Ask) -> None:
    (row,) = ask(
        """
        select count(*) as untraced
        from intermediate.int_office_values_computed as computed
        join core.dim_documents as documents using (document_id)
        where computed.subject_kind = 'office_measure' and computed.computed_value is not null
            and not exists (
                select 1 from intermediate.int_office_years_figures as sources
                where sources.row_id = documents.office_code || '|' || documents.fiscal_year
                    and split_part(sources.figure_role, '.', 1) = computed.subject_code
            )
        """
    )
    assert row["untraced"] == 0
