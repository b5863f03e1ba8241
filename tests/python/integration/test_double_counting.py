"""The obvious sum over a public table is the printed total, or it is refused."""

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from conftest import AnalystWarehouse
from juesuan.cli import app
from juesuan.project import reference_rows
from juesuan.summation.guard import CountedTwiceError, refuse_double_counting
from juesuan.warehouse.query import Ask, asking

pytestmark = pytest.mark.xdist_group("analysts")
run = CliRunner().invoke
PUBLIC = "schema_name in ('core', 'quality', 'analysis')"
HALF_CENT = Decimal("0.005")

# What an analyst asks first: object, column, and the printed total of which table it must be.
TOTALS = [
    ("analysis.mart_functional_expenditure", "all_funds_wan", "03", ("合计",)),
    ("analysis.mart_functional_expenditure", "general_public_budget_wan", "05", ("合计",)),
    ("core.fct_functional_expenditure_all_funds", "amount_wan", "03", ("合计",)),
    ("core.fct_functional_expenditure_general_public_budget", "amount_wan", "05", ("合计",)),
    ("analysis.mart_functional_income", "amount_wan", "02", ("合计",)),
    ("core.fct_functional_income", "amount_wan", "02", ("合计",)),
    ("analysis.mart_economic_expenditure", "amount_wan", "06", ("人员经费合计", "公用经费合计")),
    ("core.fct_economic_expenditure", "amount_wan", "06", ("人员经费合计", "公用经费合计")),
    ("core.fct_three_public_expenditure", "actual_wan", "09", ("合计",)),
]


@pytest.mark.parametrize(("table", "column", "table_no", "rows"), TOTALS)
def test_a_plain_sum_of_an_office_and_year_is_the_total_that_was_printed(
    analyst_warehouse: AnalystWarehouse,
    table: str,
    column: str,
    table_no: str,
    rows: tuple[str, ...],
) -> None:
    with asking(analyst_warehouse.database) as answer:
        query = f"""
            select office_code, fiscal_year, sum({column}) as total, count({column}) as figures
            from {table}
            group by all
        """
        refuse_double_counting(answer, query)
        sums = {(row[0], row[1]): row[2:] for row in answer(query, ()).rows}
    years = [
        year for year in analyst_warehouse.history.published() if year.amount(table_no, rows[0])
    ]
    assert len(years) > 20
    for year in years:
        printed = sum((year.amount(table_no, row) or Decimal(0)) for row in rows)
        total, figures = sums[year.office_code, year.year]
        assert abs(total - printed) <= HALF_CENT * (figures + len(rows)), (
            year.office_code,
            year.year,
        )


def test_the_sums_of_the_wide_mart_keep_the_scopes_apart(
    analyst_warehouse: AnalystWarehouse,
) -> None:
    with asking(analyst_warehouse.database) as answer:
        rows = answer(
            """
            select scopes.fund_scope, sum(facts.amount_wan), any_value(wide.total)
            from core.fct_functional_expenditure as facts
            right join (
                unpivot (
                    select
                        sum(all_funds_wan) as all_funds,
                        sum(general_public_budget_wan) as general_public_budget,
                        sum(government_fund_wan) as government_fund,
                        sum(state_capital_wan) as state_capital,
                    from analysis.mart_functional_expenditure
                ) on columns(*) into name fund_scope value total
            ) as wide using (fund_scope)
            right join reference.fund_scopes as scopes using (fund_scope)
            group by all
            """,
            (),
        ).rows
    assert len(rows) == 4
    assert all(fact == wide for _, fact, wide in rows), rows


def amounts(answer: Ask) -> Iterator[tuple[str, str]]:
    """Yield every column of money of the public tables that know office and year."""
    rows = answer(
        f"""
        select schema_name || '.' || table_name as object, column_name
        from duckdb_columns()
        where {PUBLIC} and (column_name like '%\\_wan' escape '\\' or column_name = 'figure_value')
        qualify bool_or(column_name = 'office_code') over (partition by object)
        """.replace("and (column_name", "and (column_name = 'office_code' or column_name"),
        (),
    ).rows
    yield from ((table, column) for table, column in rows if column != "office_code")


def test_every_obvious_sum_is_right_or_refused(analyst_warehouse: AnalystWarehouse) -> None:
    """Right: a total that the document prints, or of a table with one row an office and year."""
    wrong, refused, right = [], 0, 0
    with asking(analyst_warehouse.database) as answer:
        printed = {
            (row[0], row[1]): row[2]
            for row in answer(
                """
                select office_code, fiscal_year, list(amount_wan)
                from core.fct_reported_figures
                where is_used and amount_wan is not null
                group by all
                """,
                (),
            ).rows
        }
        for table, column in amounts(answer):
            query = f"""
                select office_code, fiscal_year, sum({column}) as total, count(*) as row_count
                from {table} group by all having total is not null
            """
            try:
                refuse_double_counting(answer, query)
            except CountedTwiceError:
                refused += 1
                continue
            for office, year, total, count in answer(query, ()).rows:
                tolerance = HALF_CENT * (count + 1)
                known = printed[office, year]
                if count > 1 and not any(abs(total - value) <= tolerance for value in known):
                    wrong.append((table, column, office, year, total))
                right += 1
    assert {row[:2] for row in wrong} <= {
        ("core.fct_performance_projects", column) for column in PROJECT_COLUMNS
    }
    assert refused > 20
    assert right > 300


# No official table prints the total of the projects: their sums are what the project tables hold.
PROJECT_COLUMNS = [
    f"{kind}{name}_wan"
    for kind in ("", "printed_")
    for name in ("budget", "initial_budget", "target_reported", "executed", "carried_over")
] + ["stated_budget_wan", "stated_executed_wan"]


def test_every_rule_names_a_table_and_columns_that_are_there(
    analyst_warehouse: AnalystWarehouse,
) -> None:
    with asking(analyst_warehouse.database) as answer:
        columns = set(
            answer(
                f"select schema_name, table_name, column_name from duckdb_columns() where {PUBLIC}",
                (),
            ).rows
        )
    tables = {
        row["overlap_id"]: (row["schema_name"], row["table_name"])
        for row in reference_rows("summation_overlaps")
    }
    rules = reference_rows("summation_columns")
    assert {(*tables[row["overlap_id"]], row["column_name"]) for row in rules} - columns == set()
    assert set(tables) == {row["overlap_id"] for row in rules}


def test_every_table_with_subtotals_scopes_or_set_aside_documents_has_a_rule(
    analyst_warehouse: AnalystWarehouse,
) -> None:
    deciding = ("fund_scope", "statement", "is_subtotal", "subject_level", "is_used")
    with asking(analyst_warehouse.database) as answer:
        found = answer(
            f"""
            select table_name, column_name, schema_name
            from duckdb_columns() as columns
            where {PUBLIC} and list_contains(?, column_name)
                and exists (
                    from duckdb_columns() as amounts
                    where amounts.schema_name = columns.schema_name
                        and amounts.table_name = columns.table_name
                        and amounts.data_type like 'DECIMAL%'
                )
            """,
            (list(deciding),),
        ).rows
        mixed = {
            (table, column)
            for table, column, schema in found
            if column == "is_used"
            or answer(f"select count(distinct {column}) from {schema}.{table}", ()).rows[0][0] > 1
        }
    tables = {row["overlap_id"]: row["table_name"] for row in reference_rows("summation_overlaps")}
    ruled = {
        (tables[row["overlap_id"]], row["column_name"])
        for row in reference_rows("summation_columns")
    }
    assert mixed - ruled == set()


def test_the_kinds_of_subjects_are_all_known_to_the_rules() -> None:
    kinds = {row["subject_kind"] for row in reference_rows("subject_measures")}
    safe = {
        value
        for row in reference_rows("summation_columns")
        if row["column_name"] == "subject_kind" and row["safe_values"]
        for value in row["safe_values"].split("|")
    }
    assert kinds == safe


def test_views_answer_under_another_name_of_the_file(
    analyst_warehouse: AnalystWarehouse, tmp_path: Path
) -> None:
    copy = tmp_path / "accounts-2024.duckdb"
    shutil.copyfile(analyst_warehouse.database, copy)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{copy}' as accounts (read_only)")
        views = connection.execute(
            "select schema_name || '.' || view_name from duckdb_views() where not internal"
        ).fetchall()
        assert len(views) >= 5
        for (view,) in views:
            assert connection.execute(f"from accounts.{view} limit 1").fetchall() is not None


def test_the_command_refuses_and_can_be_told_to_run_anyway(
    analyst_warehouse: AnalystWarehouse,
) -> None:
    query = "select sum(amount_wan) as total from core.fct_functional_expenditure"
    database = ["--database", str(analyst_warehouse.database)]

    refused = run(app, ["sql", query, *database])
    assert refused.exit_code == 2
    assert refused.stdout == ""
    assert refused.stderr.startswith("Refused. This sum over core.fct_functional_expenditure")
    assert len(refused.stderr.strip().splitlines()) == 1

    ran = run(app, ["sql", query, "--anyway", *database])
    assert ran.exit_code == 0
    assert "total" in ran.stdout
