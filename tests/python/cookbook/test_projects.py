"""The cookbook's answers on performance projects are those of the truth."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from answers import Row, answer

from corpus import analysts
from corpus.history import AnalystWarehouse, OfficeYear
from corpus.truth import ProjectMoney

pytestmark = pytest.mark.xdist_group("analysts")
Key = tuple[str, int, int]


def money(warehouse: AnalystWarehouse) -> Iterator[tuple[Key, OfficeYear, ProjectMoney]]:
    for each in warehouse.history.published():
        totals = {row.project_no: row for row in each.made.truth.project_money}
        for number, row in totals.items():
            yield (each.office_code, each.year, number), each, row


def by_project(rows: list[Row], *names: str) -> dict[Key, tuple[object, ...]]:
    return {
        (row["office_code"], row["fiscal_year"], row["project_no"]): tuple(
            row[name] for name in names
        )
        for row in rows
    }


@pytest.mark.parametrize("at_most", [60, 100])
def test_graded_excellent_but_unspent(analyst_warehouse: AnalystWarehouse, at_most: int) -> None:
    expected = {}
    for key, each, row in money(analyst_warehouse):
        budget, spent = Decimal(row.annual_budget), Decimal(row.executed)
        grade = each.made.truth.projects[row.project_no - 1].grade
        if grade == "优" and budget > 0 and spent * 100 <= budget * at_most:
            slip = each.damage
            is_hit = slip is not None and slip.spot.region == "project"
            has_finding = is_hit and slip.spot.where == str(row.project_no)
            expected[key] = (budget, spent, has_finding)

    rows = answer(analyst_warehouse.database, "graded_excellent_but_unspent", at_most_pct=at_most)

    assert any(key[:2] == (analysts.GROWING, 2023) for key in expected)
    told = [{**row, "has_finding": row["open_findings"] > 0} for row in rows]
    assert by_project(told, "budget_wan", "executed_wan", "has_finding") == expected
    assert any(hit for *_, hit in expected.values()) == (at_most == 100)
    unspent = [row["budget_wan"] - row["executed_wan"] for row in rows]
    assert unspent == sorted(unspent, reverse=True)


def test_projects_over_budget(analyst_warehouse: AnalystWarehouse) -> None:
    expected = {
        key: (
            Decimal(row.annual_budget),
            Decimal(row.executed),
            Decimal(row.executed) - Decimal(row.annual_budget),
        )
        for key, _, row in money(analyst_warehouse)
        if Decimal(row.executed) > Decimal(row.annual_budget)
    }

    rows = answer(analyst_warehouse.database, "projects_over_budget")

    assert [key[:2] for key in expected] == [(analysts.GROWING, 2024)]
    assert by_project(rows, "budget_wan", "executed_wan", "over_budget_wan") == expected


def test_projects_prose_against_table(analyst_warehouse: AnalystWarehouse) -> None:
    damage = analyst_warehouse.history.years[analysts.RURAL, 2022].damage
    assert damage is not None
    number = int(damage.spot.where)

    rows = answer(analyst_warehouse.database, "projects_prose_against_table")

    stated, printed = Decimal(damage.printed), Decimal(damage.meant)
    names = ("executed_wan", "stated_executed_wan", "difference_wan", "stated_source_line")
    assert by_project(rows, *names) == {
        (analysts.RURAL, 2022, number): (printed, stated, stated - printed, damage.line)
    }
