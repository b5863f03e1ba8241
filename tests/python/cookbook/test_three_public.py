"""The cookbook's answers on three-public spending and vehicles are those of the truth."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from answers import SURE, answer, percent

from corpus import analysts
from corpus.history import AnalystWarehouse, OfficeYear

pytestmark = pytest.mark.xdist_group("analysts")
_ITEMS = {
    "total": "合计",
    "overseas_travel": "因公出国（境）费",
    "vehicles": "公务用车购置及运行维护费小计",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_operation": "公务用车运行维护费",
    "official_reception": "公务接待费",
}
_VEHICLES_LINE = "7"


def actual(year: OfficeYear, item: str) -> Decimal | None:
    return year.amount("09", _ITEMS[item], "决算数")


def budget(year: OfficeYear, item: str) -> Decimal | None:
    return year.amount("09", _ITEMS[item], "预算数")


def test_three_public_over_budget(analyst_warehouse: AnalystWarehouse) -> None:
    expected = {}
    for each in analyst_warehouse.history.published():
        for item in _ITEMS:
            planned, spent = budget(each, item), actual(each, item)
            key = (each.office_code, each.year, item)
            if planned is None and spent:
                expected[key] = (None, spent, None, None, False)
            elif planned is not None and spent is not None and spent > planned:
                expected[key] = (planned, spent, spent - planned, percent(spent, planned), True)

    rows = answer(analyst_warehouse.database, "three_public_over_budget")

    assert (analysts.GROWING, 2022, "official_reception") in expected
    assert (analysts.GROWING, 2024, "vehicle_operation") in expected
    assert {
        (row["office_code"], row["fiscal_year"], row["item_key"]): (
            row["budget_wan"],
            row["actual_wan"],
            row["over_budget_wan"],
            row["execution_pct"],
            row["is_certain"],
        )
        for row in rows
    } == expected
    over = [row["over_budget_wan"] for row in rows]
    assert over == sorted(over, reverse=True)


def test_three_public_trend(analyst_warehouse: AnalystWarehouse) -> None:
    history = analyst_warehouse.history
    expected = {}
    for each in history.published():
        before = history.years.get((each.office_code, each.year - 1))
        for item in _ITEMS:
            now = actual(each, item)
            if now is not None:
                last = actual(before, item) if before and before.is_published else None
                change = None if last is None else now - last
                expected[each.office_code, each.year, item] = (now, last, change)

    rows = answer(analyst_warehouse.database, "three_public_trend")

    told = {
        (row["office_code"], row["fiscal_year"], row["item_key"]): (
            row["actual_wan"],
            row["prior_actual_wan"],
            row["change_wan"],
        )
        for row in rows
        if row["actual_wan"] is not None
    }
    assert told == expected
    assert {row["quality_status"] for row in rows} - {None} <= set(SURE)
    assert told[analysts.CULTURE, 2023, "total"][1:] == (None, None)


def test_vehicles_against_running_cost(analyst_warehouse: AnalystWarehouse) -> None:
    expected = {}
    for each in analyst_warehouse.history.published():
        cost = actual(each, "vehicle_operation")
        if cost is None:
            continue
        kept = each.amount("10", _VEHICLES_LINE)
        each_yuan = int((cost * 10000 / kept).quantize(Decimal(1), ROUND_HALF_UP)) if kept else None
        expected[each.office_code, each.year] = (kept, cost, each_yuan, cost > 0 and not kept)

    rows = answer(analyst_warehouse.database, "vehicles_against_running_cost")

    assert {
        (row["office_code"], row["fiscal_year"]): (
            row["vehicle_count"],
            row["running_cost_wan"],
            row["yuan_per_vehicle"],
            row["is_without_vehicle"],
        )
        for row in rows
        if row["running_cost_wan"] is not None
    } == expected
    assert {marked for *_, marked in expected.values()} == {True, False}
