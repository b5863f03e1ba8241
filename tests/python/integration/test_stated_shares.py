"""The shares and rates that both real disclosures state themselves are those of the marts."""

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

pytestmark = pytest.mark.xdist_group("warehouse")
GUANGZHOU, XINJIANG = "200007", "200008"

STATED = {
    (GUANGZHOU, "office_measure", "fiscal_dependence_pct"): "100.00",
    (GUANGZHOU, "office_measure", "basic_share_pct"): "84.38",
    (GUANGZHOU, "office_measure", "project_share_pct"): "15.62",
    (GUANGZHOU, "office_measure", "general_budget_share_pct"): "100.00",
    (GUANGZHOU, "office_measure", "three_public_execution_pct"): "100.00",
    (GUANGZHOU, "functional_share", "201"): "73.60",
    (GUANGZHOU, "functional_share", "208"): "20.81",
    (GUANGZHOU, "functional_share", "210"): "5.59",
    (GUANGZHOU, "three_public_execution", "official_reception"): "100.00",
    (XINJIANG, "office_measure", "fiscal_dependence_pct"): "99.64",
    (XINJIANG, "office_measure", "basic_share_pct"): "68.42",
    (XINJIANG, "office_measure", "project_share_pct"): "31.58",
    (XINJIANG, "office_measure", "three_public_execution_pct"): "36.91",
    (XINJIANG, "functional_share", "201"): "73.47",
    (XINJIANG, "functional_share", "208"): "23.98",
    (XINJIANG, "functional_share", "210"): "2.56",
    (XINJIANG, "three_public_execution", "vehicle_operation"): "80.75",
}
"""As the 情况说明 prints them: sections 二, 三, 五（一）, 五（二） and 九（一）."""


def test_the_marts_say_what_the_narratives_say(seed_warehouse: Path) -> None:
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        rows = connection.execute(
            """
            select office_code, comparison_kind, subject_code, computed_value
            from analysis.mart_office_comparison
            where comparison_kind <> 'functional_share' or fund_scope = 'general_public_budget'
            """
        ).fetchall()
    told = {row[:3]: row[3] for row in rows}

    assert {key: told[key] for key in STATED} == {
        key: Decimal(value) for key, value in STATED.items()
    }


def test_what_is_blank_is_no_zero_and_says_so(seed_warehouse: Path) -> None:
    """驻新疆 budgets 9.50 for reception and leaves the final account blank."""
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        found = connection.execute(
            """
            select computed_value, denominator_wan, value_reason, rank_high
            from analysis.mart_office_comparison
            where office_code = '200008' and comparison_kind = 'three_public_execution'
                and subject_code = 'official_reception'
            """
        ).fetchall()
    assert found == [(None, Decimal("9.5"), "not_printed", None)]


def test_heads_are_counted_where_the_overview_counts_them(seed_warehouse: Path) -> None:
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        found = connection.execute(
            """
            select office_code, staff_count, post_count, expenditure_per_staff_wan,
                expenditure_per_staff_wan_reason
            from analysis.mart_office_years order by office_code
            """
        ).fetchall()
    assert found == [
        (GUANGZHOU, None, None, None, "base_not_stated"),
        (XINJIANG, 1, None, Decimal("126.63"), None),
    ]
