"""The cookbook's answers on changes from year to year are those of the truth."""

from decimal import Decimal

import pytest
from answers import Row, answer, columns, percent
from comparable import PUBLISHED_IN_PARTS, changes, items, told_in_yuan

from corpus import analysts
from corpus.history import AnalystWarehouse

pytestmark = pytest.mark.xdist_group("analysts")


def is_reported(row: Row) -> bool:
    return bool(row["prior_basis"] == "reported")


@pytest.mark.parametrize("more_than", [20, 1])
def test_totals_moved_and_why(analyst_warehouse: AnalystWarehouse, more_than: int) -> None:
    expected = {}
    for now, before in analyst_warehouse.history.pairs():
        total, last = now.amount("03", "合计"), before.amount("03", "合计")
        assert total is not None
        assert last is not None
        if abs(percent(total - last, last)) > more_than:
            moved = changes(now, before, "03")
            largest = sorted(moved, key=lambda code: (-abs(moved[code]), code))[:3]
            expected[now.office_code, now.year] = (
                total,
                last,
                percent(total - last, last),
                [(code, moved[code]) for code in largest],
            )

    rows = answer(analyst_warehouse.database, "totals_moved_and_why", more_than_pct=more_than)

    told: dict[tuple[str, int], tuple[object, ...]] = {}
    for row in filter(is_reported, rows):
        key = row["office_code"], row["fiscal_year"]
        whole = row["total_wan"], row["prior_total_wan"], row["total_change_pct"], []
        *_, drivers = told.setdefault(key, whole)
        assert isinstance(drivers, list)
        drivers.append((row["subject_code"], row["item_change_wan"]))
    assert told == expected
    assert (analysts.GROWING, 2023) in told
    moves = [abs(row["total_change_pct"]) for row in rows]
    assert moves == sorted(moves, reverse=True)


@pytest.mark.parametrize("year", [2019, 2022, 2023, 2024])
def test_biggest_growth_by_code(analyst_warehouse: AnalystWarehouse, year: int) -> None:
    grown = []
    for now, before in analyst_warehouse.history.pairs():
        if now.year != year:
            continue
        left, right = (
            items(now, "05", (now.office_code, year)),
            items(before, "05", (now.office_code, year)),
        )
        for code, value in left.items():
            if "+" not in code and value >= 5 and value > right.get(code, value):
                rate = percent(value - right[code], right[code])
                grown.append((-rate, now.office_code, code, value, right[code]))

    rows = answer(
        analyst_warehouse.database,
        "biggest_growth_by_code",
        fiscal_year=year,
        at_least_wan=5,
        places=3,
    )

    told = [row for row in rows if is_reported(row)]
    assert grown
    assert [
        (-row["change_pct"], *values)
        for row, values in zip(
            told,
            columns(told, "office_code", "subject_code", "current_wan", "prior_wan"),
            strict=True,
        )
    ] == sorted(grown)[: len(told)]
    assert len(rows) == 3 or len(told) == len(grown)
    assert all(row["change_lower_pct"] <= row["change_pct"] + Decimal("0.005") for row in rows)


def test_growth_from_a_misprint_is_marked(analyst_warehouse: AnalystWarehouse) -> None:
    rows = answer(
        analyst_warehouse.database, "biggest_growth_by_code", at_least_wan=0, places=100
    ) + answer(
        analyst_warehouse.database,
        "biggest_growth_by_code",
        fiscal_year=2023,
        at_least_wan=0,
        places=100,
    )

    disputed = {
        (row["office_code"], row["subject_code"])
        for row in rows
        if row["quality_status"] == "disputed"
    }
    assert disputed <= {(analysts.SCIENCE, "2060702")}


def test_new_and_gone_codes(analyst_warehouse: AnalystWarehouse) -> None:
    expected = set()
    for now, before in analyst_warehouse.history.pairs():
        key = now.office_code, now.year
        left, right = items(now, "03", key), items(before, "03", key)
        expected |= {(*key, "new", code) for code in left if code not in right}
        expected |= {(*key, "gone", code) for code in right if code not in left}
    for key, codes in analysts.CODE_CHANGES.items():
        gone = {code for code, new in codes.items() if code not in new.split("+")}
        expected |= {(*key, "code_changed", code) for code in gone}
        parts = [code for code in PUBLISHED_IN_PARTS if code in codes]
        expected |= {(*key, "code_changed", code) for code in parts}

    rows = answer(analyst_warehouse.database, "new_and_gone_codes")

    assert {fate for _, _, fate, _ in expected} == {"new", "gone", "code_changed"}
    assert set(columns(rows, "office_code", "fiscal_year", "fate", "subject_code")) == expected


def test_restated_years(analyst_warehouse: AnalystWarehouse) -> None:
    now = analyst_warehouse.history.years[analysts.RURAL, 2024]
    before = analyst_warehouse.history.years[analysts.RURAL, 2023]
    printed = {
        ("functional_expenditure", "general_public_budget", "213"): ("05", "213", "小计"),
        ("functional_expenditure", "general_public_budget", "合计"): ("05", "合计", "小计"),
        ("balance_line", "all_funds", "31"): ("01", "31", "金额"),
        ("balance_line", "all_funds", "62"): ("01", "62", "金额"),
        ("balance_line", "fiscal_appropriation", "27"): ("04", "27", "金额"),
        ("balance_line", "fiscal_appropriation", "32"): ("04", "32", "金额"),
        ("balance_line", "fiscal_appropriation", "59"): ("04", "59", "合计"),
        ("balance_line", "fiscal_appropriation", "64"): ("04", "64", "合计"),
    }
    told = dict(told_in_yuan(now.told_prior))

    rows = answer(analyst_warehouse.database, "restated_years")

    assert {(row["office_code"], row["fiscal_year"]) for row in rows} == {(analysts.RURAL, 2024)}
    found = {(row["subject_kind"], row["fund_scope"], row["subject_code"]): row for row in rows}
    assert set(printed) <= set(found)
    for key, place in printed.items():
        assert found[key]["prior_wan"] == before.amount(*place)
        meant = Decimal(told[key]) / 10000
        assert abs(found[key]["implied_prior_wan"] - meant) <= Decimal("0.015")
    sizes = [abs(row["restated_by_wan"]) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert all(abs(row["restated_by_wan"] - Decimal("123.45")) < Decimal("0.03") for row in rows)


def test_years_not_loaded(analyst_warehouse: AnalystWarehouse) -> None:
    history = analyst_warehouse.history
    alone = {
        (each.office_code, each.year - 1): dict(told_in_yuan(each.told_prior))
        for each in history.published()
        if history.amount(each.office_code, each.year - 1, "03", "合计") is None
    }

    rows = answer(analyst_warehouse.database, "years_not_loaded")

    assert {(row["office_code"], row["missing_year"]) for row in rows} == set(alone)
    assert (analysts.CULTURE, 2022) in alone
    checked = 0
    for row in rows:
        told = alone[row["office_code"], row["missing_year"]]
        yuan = told.get((row["subject_kind"], row["fund_scope"], row["subject_code"]))
        if yuan is not None:
            checked += 1
            assert row["implied_lower_wan"] <= Decimal(yuan) / 10000 <= row["implied_upper_wan"]
    assert checked >= 12 * len(alone)


@pytest.mark.parametrize(
    ("office", "series", "codes"),
    [
        (analysts.PETITIONS, "2014004", ("2010308", "2014004")),
        (analysts.BROADCASTING, "2070601+2070801", ("2070401", "2070601", "2070801")),
        (analysts.RENAMED, "2010301", ("2010301",)),
        (analysts.GROWING, "2010301", ("2010301",)),
    ],
)
def test_series_across_code_changes(
    analyst_warehouse: AnalystWarehouse, office: str, series: str, codes: tuple[str, ...]
) -> None:
    expected = []
    for each in analyst_warehouse.history.published():
        if each.office_code == office:
            cells = {code: each.amount("03", code) for code in codes}
            printed = {code: value for code, value in cells.items() if value is not None}
            expected.append(
                (each.year, each.made.office.name, "+".join(printed), sum(printed.values()))
            )

    rows = answer(
        analyst_warehouse.database,
        "series_across_code_changes",
        office_code=office,
        series_code=series,
    )

    assert columns(rows, "fiscal_year", "office_name", "subject_codes", "amount_wan") == expected
    assert len({names for *_, names, _ in expected}) == min(2, len(codes))
    bridged = [row["is_bridged"] for row in rows if row["bridge_kind"] != "office_renamed"]
    assert (
        bridged == [names != series or "+" in series for *_, names, _ in expected][: len(bridged)]
    )
