"""The cookbook's answers on spending and income are those of the truth."""

from decimal import Decimal

import pytest
from answers import SURE, answer, columns, half_width, percent, quotient, ranked

from corpus import analysts
from corpus.history import AnalystWarehouse, OfficeYear

pytestmark = pytest.mark.xdist_group("analysts")
_NATURES = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
_SOURCES = ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
every_year = pytest.mark.parametrize("year", [*analysts.YEARS, *analysts.REFORM_YEARS])


def amount(year: OfficeYear, table: str, code: str, measure: str = "") -> Decimal:
    found = year.amount(table, code, measure)
    assert found is not None, (year.source_file, table, code, measure)
    return found


@every_year
def test_top_offices_by_class(analyst_warehouse: AnalystWarehouse, year: int) -> None:
    offices = {each.office_code: each for each in analyst_warehouse.history.of_year(year)}
    expected = []
    for code in sorted({code for each in offices.values() for code in each.codes("03", 3)}):
        printed = {key: each.amount("03", code) for key, each in offices.items()}
        values = {key: value for key, value in printed.items() if value is not None}
        for office, rank in ranked(values).items():
            if rank <= 3:
                expected.append((code, rank, office, values[office], len(values)))

    rows = answer(analyst_warehouse.database, "top_offices_by_class", fiscal_year=year)

    names = ("class_code", "rank_high", "office_code", "amount_wan", "office_count")
    assert columns(rows, *names) == expected
    assert {row["quality_status"] for row in rows} <= set(SURE)
    assert {row["tied_count"] for row in rows} == {1}


@pytest.mark.parametrize(("office", "year"), [(analysts.GROWING, 2024), (analysts.SCIENCE, 2021)])
def test_class_shares(analyst_warehouse: AnalystWarehouse, office: str, year: int) -> None:
    truth = analyst_warehouse.history.years[office, year]
    whole = amount(truth, "03", "合计")
    expected = {code: amount(truth, "03", code) for code in truth.codes("03", 3)}

    rows = answer(analyst_warehouse.database, "class_shares", office_code=office, fiscal_year=year)

    assert {row["class_code"]: row["amount_wan"] for row in rows} == expected
    assert columns(rows, "amount_wan") == sorted(columns(rows, "amount_wan"), reverse=True)
    half = half_width(truth)
    for row in rows:
        share = expected[row["class_code"]]
        assert row["share_pct"] == percent(share, whole)
        assert row["share_lower_pct"] <= 100 * (share - half) / (whole + half)
        assert row["share_upper_pct"] >= 100 * (share + half) / (whole - half)


def test_largest_items(analyst_warehouse: AnalystWarehouse) -> None:
    truth = analyst_warehouse.history.years[analysts.GROWING, 2023]
    cells = {
        (code, nature): truth.amount("03", code, nature)
        for code in truth.codes("03", 7)
        for nature in _NATURES
    }
    printed = {key: value for key, value in cells.items() if value is not None}
    order = sorted(printed, key=lambda key: (-printed[key], key))[:5]
    expected = [
        (place, *key, printed[key], truth.amount("05", *key))
        for place, key in enumerate(order, start=1)
    ]

    rows = answer(
        analyst_warehouse.database,
        "largest_items",
        office_code=analysts.GROWING,
        fiscal_year=2023,
        places=5,
    )

    names = ("place", "functional_code", "expenditure_nature_name", "all_funds_wan")
    assert columns(rows, *names, "general_public_budget_wan") == expected


@every_year
def test_personnel_against_public(analyst_warehouse: AnalystWarehouse, year: int) -> None:
    expected, shares = {}, {}
    for each in analyst_warehouse.history.of_year(year):
        basic = amount(each, "05", "合计", "基本支出")
        personnel, public = amount(each, "06", "人员经费合计"), amount(each, "06", "公用经费合计")
        shares[each.office_code] = public * 100 / basic
        expected[each.office_code] = (
            personnel,
            public,
            percent(personnel, basic),
            percent(public, basic),
            percent(personnel, public),
        )

    rows = answer(analyst_warehouse.database, "personnel_against_public", fiscal_year=year)

    names = ("personnel_wan", "public_wan", "personnel_share_pct", "public_share_pct")
    told = columns(rows, *names, "personnel_to_public_pct")
    assert {row["office_code"]: values for row, values in zip(rows, told, strict=True)} == expected
    assert {row["office_code"]: row["public_share_rank"] for row in rows} == ranked(shares)


def test_cost_per_head(analyst_warehouse: AnalystWarehouse) -> None:
    places = {
        "expenditure_per_staff_wan": ("01", "58"),
        "personnel_per_staff_wan": ("06", "人员经费合计"),
        "public_per_staff_wan": ("06", "公用经费合计"),
    }
    expected = {}
    for each in analyst_warehouse.history.of_year(2024):
        _, first_staff = each.career.staff
        staff = first_staff + 2024 - each.career.years[0] if first_staff else None
        for key, place in places.items():
            cost = amount(each, *place)
            told = (staff, quotient(cost, Decimal(staff)), None) if staff else None
            expected[each.office_code, key] = (cost, *(told or (None, None, "base_not_stated")))

    rows = answer(analyst_warehouse.database, "cost_per_head", fiscal_year=2024)

    assert len(expected) == 21
    assert {
        (row["office_code"], row["measure_key"]): (
            row["amount_wan"],
            row["head_count"],
            row["wan_per_head"],
            row["value_reason"],
        )
        for row in rows
    } == expected


@every_year
def test_running_cost_items(analyst_warehouse: AnalystWarehouse, year: int) -> None:
    asked = ("30201", "30209", "30211", "30215", "30216", "30217", "30226")
    expected = {
        (code, each.office_code): value
        for each in analyst_warehouse.history.of_year(year)
        for code in asked
        if (value := each.amount("06", code)) is not None
    }

    rows = answer(analyst_warehouse.database, "running_cost_items", fiscal_year=year)

    sizes = [(row["economic_code"], -row["amount_wan"]) for row in rows]
    assert sizes == sorted(sizes)

    assert {
        (row["economic_code"], row["office_code"]): row["amount_wan"] for row in rows
    } == expected
    assert {row["quality_status"] for row in rows} <= set(SURE)


@every_year
def test_income_by_source(analyst_warehouse: AnalystWarehouse, year: int) -> None:
    expected: dict[tuple[str, str], tuple[Decimal, int]] = {}
    for each in analyst_warehouse.history.of_year(year):
        for source in _SOURCES:
            deepest = each.deepest("02", source)
            if deepest:
                total = sum(deepest.values(), Decimal(0))
                expected[each.office_code, source] = (total, len(deepest))

    rows = answer(analyst_warehouse.database, "income_by_source", fiscal_year=year)

    assert {
        (row["office_code"], row["income_source_name"]): (row["amount_wan"], row["figure_count"])
        for row in rows
    } == expected
    assert {row["disputed_count"] for row in rows} == {0}
    sizes = [(row["office_code"], -row["amount_wan"]) for row in rows]
    assert sizes == sorted(sizes)
