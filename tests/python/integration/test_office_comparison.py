"""Shares and ranks of offices, worked out again from what was composed.

Nothing of the warehouse is used for the expected values: figures come from the truth of the
corpus, ratios are fractions, and ties are the connected parts of "these two intervals overlap".
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import duckdb
import pytest

from conftest import AnalystWarehouse
from corpus.analysts import SCIENCE
from corpus.history import History
from corpus.ratios import Share, percent, printed, ranks

pytestmark = pytest.mark.xdist_group("analysts")
Ask = Callable[[str], list[Mapping[str, Any]]]
Rows = dict[tuple[int, str], dict[str, Mapping[str, Any]]]
DAMAGED = (SCIENCE, 2023, "2060702")
SCOPES = {"03": ("all_funds", "本年支出合计"), "05": ("general_public_budget", "小计")}


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


def shares(history: History, table: str, year: int, code: str) -> dict[str, Share]:
    """Return the share of a code in the total of a table by office."""
    measure = SCOPES[table][1]
    found = {
        each.office_code: percent(
            printed(each, table, code, measure), printed(each, table, "合计", measure)
        )
        for each in history.of_year(year)
    }
    return {office: share for office, share in found.items() if share}


@pytest.mark.parametrize("table", SCOPES)
def test_shares_and_their_ranks(table: str, ask: Ask, history: History) -> None:
    rows = ask(
        f"""
        select * from analysis.mart_office_comparison
        where comparison_kind = 'functional_share' and fund_scope = '{SCOPES[table][0]}'
        """
    )
    contests: Rows = defaultdict(dict)
    for row in rows:
        contests[row["fiscal_year"], row["subject_code"]][row["office_code"]] = row

    for (year, code), told in contests.items():
        expected = shares(history, table, year, code)
        if DAMAGED[1:] == (year, code):
            continue
        assert {office: row["computed_value"] for office, row in told.items()} == {
            office: share[0] for office, share in expected.items()
        }, (year, code)
        places = ranks({office: (low, high) for office, (_, low, high) in expected.items()})
        for office, row in told.items():
            _, low, high = expected[office]
            assert 0 <= low - Fraction(row["lower_value"]) < Fraction(1, 10**6)
            assert 0 <= Fraction(row["upper_value"]) - high < Fraction(1, 10**6)
            assert (row["rank_high"], row["tied_count"]) == places[office], (year, code, office)
    assert len(contests) > 50


def test_offices_with_equal_counts_share_a_rank(ask: Ask, history: History) -> None:
    rows = ask(
        """
        select * from analysis.mart_office_comparison
        where subject_code in ('vehicle_count', 'project_count') and computed_value is not null
        """
    )
    contests: Rows = defaultdict(dict)
    for row in rows:
        contests[row["fiscal_year"], row["subject_code"]][row["office_code"]] = row

    for (year, measure), told in contests.items():
        counts = {
            each.office_code: (
                int(each.figure("10", "7", "统计数").value_text)
                if measure == "vehicle_count"
                else len(each.made.truth.projects)
            )
            for each in history.of_year(year)
            if measure == "project_count" or each.figure("10", "7", "统计数")
        }
        assert {office: (row["rank_high"], row["tied_count"]) for office, row in told.items()} == {
            office: (
                1 + sum(other > count for other in counts.values()),
                list(counts.values()).count(count),
            )
            for office, count in counts.items()
        }
    assert sum(row["tied_count"] > 1 for row in rows) >= 4


def test_every_code_of_the_tables_is_compared(ask: Ask, history: History) -> None:
    rows = ask(
        """
        select office_code, fiscal_year, fund_scope, subject_code
        from analysis.mart_office_comparison
        where comparison_kind = 'functional_amount' and subject_code <> '合计'
        """
    )
    assert {tuple(row.values()) for row in rows if row["fund_scope"] in dict(SCOPES.values())} == {
        (year.office_code, year.year, scope, code)
        for table, (scope, _) in SCOPES.items()
        for year in history.published()
        for code in year.codes(table)
        if year.amount(table, code) is not None
    }


def test_the_figures_behind_a_row_add_up_to_it(ask: Ask) -> None:
    broken = ask(
        """
        with sums as (
            select sources.row_id, sources.figure_role, sum(figures.amount_wan) as figure_wan
            from intermediate.int_office_comparison_figures as sources
            join core.fct_reported_figures as figures on sources.figure_ref = figures.figure_id
            where sources.figure_role like '%_wan'
            group by all
        )

        select marts.row_id
        from analysis.mart_office_comparison as marts
        left join sums as parts
            on marts.row_id = parts.row_id and parts.figure_role = 'numerator_wan'
        left join sums as bases
            on marts.row_id = bases.row_id and bases.figure_role = 'denominator_wan'
        where
            marts.numerator_wan is distinct from parts.figure_wan
            or marts.denominator_wan is distinct from bases.figure_wan
        """
    )
    assert broken == []
