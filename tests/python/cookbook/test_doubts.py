"""The cookbook's answers on doubtful figures are those of the slips that were planted."""

from decimal import Decimal

import pytest
from answers import SURE, answer, columns, is_damaged, ranked

from corpus import analysts
from corpus.history import AnalystWarehouse
from corpus.numbers import in_wan

pytestmark = pytest.mark.xdist_group("analysts")


def test_narrative_against_tables(analyst_warehouse: AnalystWarehouse) -> None:
    damage = analyst_warehouse.history.years[analysts.RENAMED, 2022].damage
    assert damage is not None

    rows = answer(analyst_warehouse.database, "narrative_against_tables")

    names = ("office_code", "office_name", "fiscal_year", "lhs_wan", "rhs_wan")
    assert columns(rows, *names) == [
        (
            analysts.RENAMED,
            "江苏省政府驻西安办事处",
            2022,
            Decimal(damage.printed),
            Decimal(damage.meant),
        )
    ]
    assert f"第{damage.line}行" in rows[0]["lhs_text"]


def test_doubtful_figures(analyst_warehouse: AnalystWarehouse) -> None:
    years = [each for each in analyst_warehouse.history.published() if each.damage]
    planted = {
        (each.office_code, each.year, each.damage.line, each.damage.printed)
        for each in years
        if each.damage
    }

    rows = answer(analyst_warehouse.database, "doubtful_figures")

    names = ("office_code", "fiscal_year", "source_line", "value_text")
    accused = [row for row in rows if row["quality_reason"] == "breaks_identities"]
    assert len(planted) == 3
    assert set(columns(accused, *names)) == planted
    table = next(row for row in accused if row["table_no"])
    assert (table["row_key"], table["measure_label"]) == ("2060702", "小计")
    assert table["amount_wan"] == in_wan(table["value_text"], "yuan")
    assert "mart_office_comparison" in table["mart_names"]
    others = {(row["office_code"], row["fiscal_year"]) for row in rows if row not in accused}
    assert others <= {(analysts.RURAL, 2023)}, "only what is restated may be in doubt besides"


def test_reliable_disclosures(analyst_warehouse: AnalystWarehouse) -> None:
    published = list(analyst_warehouse.history.published())

    rows = answer(analyst_warehouse.database, "reliable_disclosures")

    assert {row["source_file"] for row in rows} == {each.source_file for each in published}
    with_errors = {row["source_file"] for row in rows if row["open_error_finding_count"]}
    assert with_errors == {each.source_file for each in published if each.damage}
    assert {row["source_file"] for row in rows[: len(with_errors)]} == with_errors
    sound = [row for row in rows if row["breach_count"] == 0]
    assert {row["confirmed_pct"] for row in sound} == {Decimal(100)}


@pytest.mark.parametrize(
    ("code", "scope", "table"),
    [("208", "all_funds", "03"), ("2010301", "general_public_budget", "05")],
)
def test_office_rank_over_years(
    analyst_warehouse: AnalystWarehouse, code: str, scope: str, table: str
) -> None:
    expected = {}
    for year in (*analysts.YEARS, *analysts.REFORM_YEARS):
        offices = analyst_warehouse.history.of_year(year)
        printed = {each.office_code: each.amount(table, code) for each in offices}
        values = {office: value for office, value in printed.items() if value is not None}
        for office, rank in ranked(values).items():
            expected[office, year] = (values[office], rank, len(values))

    rows = answer(
        analyst_warehouse.database, "office_rank_over_years", subject_code=code, fund_scope=scope
    )

    assert {
        (row["office_code"], row["fiscal_year"]): (
            row["amount_wan"],
            row["rank_high"],
            row["office_count"],
        )
        for row in rows
    } == expected
    assert {row["quality_status"] for row in rows} <= set(SURE)
    assert not any(is_damaged(each) for each in analyst_warehouse.history.of_year(2024))
