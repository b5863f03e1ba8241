"""The cookbook's answers on carry-over, dependence and procurement are those of the truth."""

from decimal import Decimal

import pytest
from answers import SURE, answer, percent, ranked

from corpus import analysts
from corpus.history import AnalystWarehouse

pytestmark = pytest.mark.xdist_group("analysts")


@pytest.mark.parametrize("year", analysts.YEARS)
def test_carried_over(analyst_warehouse: AnalystWarehouse, year: int) -> None:
    expected, shares = {}, {}
    for each in analyst_warehouse.history.of_year(year):
        kept, whole = each.amount("01", "60"), each.amount("01", "31")
        assert whole is not None
        if kept is not None:
            shares[each.office_code] = kept * 100 / whole
            expected[each.office_code] = (kept, whole, percent(kept, whole))

    rows = answer(analyst_warehouse.database, "carried_over", fiscal_year=year)

    names = ("carried_over_wan", "money_of_the_year_wan", "carried_over_pct")
    told = [row for row in rows if row["value_reason"] is None]
    assert {row["office_code"]: tuple(row[name] for name in names) for row in told} == expected
    assert {row["office_code"]: row["rank_high"] for row in told} == ranked(shares)
    assert len(rows) == len(list(analyst_warehouse.history.of_year(year)))


def test_carry_over_breaks(analyst_warehouse: AnalystWarehouse) -> None:
    history = analyst_warehouse.history
    closing = history.amount(analysts.PETITIONS, 2021, "04", "60", "合计")
    opening = history.amount(analysts.PETITIONS, 2022, "04", "28", "金额")
    assert closing is not None
    assert opening is not None

    rows = answer(analyst_warehouse.database, "carry_over_breaks")

    assert {(row["office_code"], row["fiscal_year"]) for row in rows} == {
        (analysts.PETITIONS, 2022)
    }
    whole = next(row for row in rows if row["fund_name"] == "财政拨款")
    assert whole["opening_wan"] == opening
    assert whole["prior_closing_wan"] == closing
    assert whole["difference_wan"] == opening - closing < -5


def test_fiscal_dependence(analyst_warehouse: AnalystWarehouse) -> None:
    expected = {}
    for each in analyst_warehouse.history.published():
        fiscal, whole = each.amount("04", "27", "金额"), each.amount("01", "27")
        assert fiscal is not None
        assert whole is not None
        expected[each.office_code, each.year] = (fiscal, whole, percent(fiscal, whole))

    rows = answer(analyst_warehouse.database, "fiscal_dependence")

    names = ("fiscal_income_wan", "income_wan", "fiscal_dependence_pct")
    assert {
        (row["office_code"], row["fiscal_year"]): tuple(row[name] for name in names) for row in rows
    } == expected
    assert {row["quality_status"] for row in rows} <= set(SURE)


def test_government_procurement(analyst_warehouse: AnalystWarehouse) -> None:
    lines = {"procurement_wan": "1", "goods_wan": "2", "works_wan": "3", "services_wan": "4"}
    expected: dict[tuple[str, int], tuple[Decimal | None, ...]] = {}
    for each in analyst_warehouse.history.published():
        told = tuple(each.amount("10", line) for line in lines.values())
        if told[0]:
            expected[each.office_code, each.year] = told

    rows = answer(analyst_warehouse.database, "government_procurement")

    assert len(expected) > 10
    assert {
        (row["office_code"], row["fiscal_year"]): tuple(row[name] for name in lines) for row in rows
    } == expected
    sizes = [(row["fiscal_year"], row["procurement_wan"]) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
