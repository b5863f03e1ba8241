"""Which queries count money twice: refused; which name what decides it: answered."""

from pathlib import Path

import duckdb
import pytest

from juesuan.project import REFERENCE_SEEDS
from juesuan.summation.guard import CountedTwiceError, refuse_double_counting
from juesuan.warehouse.query import asking

EXPENDITURE = "core.fct_functional_expenditure"
ITEMS = "core.fct_three_public_items"
LINES = "core.fct_balance_lines"
TABLES = f"""
    create schema core;
    create schema reference;
    create table {EXPENDITURE} as
    from (values
        ('d1', 'a', 'all_funds', '03', 'basic', 3.00::decimal(20, 6)),
        ('d1', 'a', 'general_public_budget', '05', 'basic', 2.00),
        ('d1', 'a', 'government_fund', '07', 'basic', 1.00)
    ) as t(document_id, office_code, fund_scope, table_no, expenditure_nature, amount_wan);
    create view core.expenditure_all_funds as from {EXPENDITURE} where fund_scope = 'all_funds';
    create table {ITEMS} as
    from (values
        ('d1', 'a', 'total', true, true, 3.00::decimal(20, 6)),
        ('d1', 'a', 'overseas_travel', false, true, 3.00),
    ) as t(document_id, office_code, item_key, is_subtotal, is_used, actual_wan);
    create table {LINES} as
    from (values
        ('d1', 'total', 'income', 'all_funds', 'source', false, true, 1.00::decimal(20, 6)),
        ('d1', 'total', 'expenditure', 'all_funds', 'class', false, true, 1.00),
        ('d1', 'total', 'expenditure', 'all_funds', 'total', true, true, 1.00),
        ('d1', 'fiscal_appropriation', 'expenditure', 'total', 'class', true, true, 1.00),
        ('d2', 'total', 'expenditure', 'all_funds', 'class', false, false, 1.00),
    ) as t(document_id, statement, side, fund_scope, line_kind, is_subtotal, is_used, amount_wan);
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("guard") / "juesuan.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(TABLES)
        for seed in ("summation_overlaps", "summation_columns"):
            file = REFERENCE_SEEDS / f"{seed}.csv"
            connection.execute(
                f"create table reference.{seed} as from read_csv('{file}', all_varchar = true)"
            )
        present = {
            row[0]
            for row in connection.execute(
                "select table_name || '.' || column_name from duckdb_columns()"
            ).fetchall()
        }
        connection.execute(
            """
            delete from reference.summation_columns as listed
            where not exists (
                from reference.summation_overlaps as overlap_rows
                where overlap_rows.overlap_id = listed.overlap_id
                    and list_contains(?, overlap_rows.table_name || '.' || listed.column_name)
            )
            """,
            [sorted(present)],
        )
    return path


def overlaps_of(database: Path, query: str) -> str:
    """Return why the query is refused; blank where it is not."""
    with asking(database) as answer:
        try:
            refuse_double_counting(answer, query)
        except CountedTwiceError as error:
            return str(error)
    return ""


@pytest.mark.parametrize(
    "query",
    [
        f"select sum(amount_wan) from {EXPENDITURE}",
        f"from {EXPENDITURE} select office_code, sum(amount_wan) group by all",
        "SELECT SUM(AMOUNT_WAN) FROM Core.Fct_Functional_Expenditure",
        f"select sum(amount_wan) from juesuan.{EXPENDITURE}",
        f"select avg(f.amount_wan::double) from {EXPENDITURE} as f where f.office_code = 'a'",
        f"select count(amount_wan), max(fund_scope) from {EXPENDITURE}",
        f"select sum(amount_wan), count(distinct fund_scope) from {EXPENDITURE}",
        f"select sum(columns('.*_wan')) from {EXPENDITURE}",
        f"select amount_wan.sum() from {EXPENDITURE}",
        f"select sum(x) from (select amount_wan * 2 as x from {EXPENDITURE})",
        f"with t as (select office_code, amount_wan as x from {EXPENDITURE}) select sum(x) from t",
        f"with t(o, x) as (select office_code, amount_wan from {EXPENDITURE}) select sum(x) from t",
        f"select sum(x) from (select amount_wan from {EXPENDITURE}) as t(x)",
        f"select sum(amount_wan) over (partition by office_code) from {EXPENDITURE}",
        f"select fund_scope, sum(sum(amount_wan)) over () from {EXPENDITURE} group by all",
        f"select (select sum(amount_wan) from {EXPENDITURE}) as total",
        f"from {EXPENDITURE} where amount_wan > (select avg(amount_wan) from {EXPENDITURE})",
        f"select sum(amount_wan) from (select amount_wan from {EXPENDITURE} union all select 1)",
        f"select sum(amount_wan) from {EXPENDITURE} group by rollup (fund_scope)",
        f"select 1 from {EXPENDITURE} group by office_code having sum(amount_wan) > 1",
        f"select office_code from {EXPENDITURE} group by all order by sum(amount_wan)",
        f"select sum(x) from (select fund_scope, sum(amount_wan) as x from {EXPENDITURE}"
        " group by 1)",
        f"select sum(amount_wan) from {EXPENDITURE} where fund_scope is not null",
        f"select sum(amount_wan) from {EXPENDITURE} where fund_scope <> 'state_capital'",
        f"select sum(amount_wan) from {EXPENDITURE}"
        " where fund_scope = 'all_funds' or office_code = 'a'",
        f"select sum(amount_wan) from {EXPENDITURE}"
        " where fund_scope in ('all_funds', 'government_fund')",
        f"select sum(amount_wan) from {EXPENDITURE} where table_no in ('03', '05')",
        f"pivot {EXPENDITURE} on expenditure_nature using sum(amount_wan) group by office_code",
        f"select sum(f.amount_wan) from {EXPENDITURE} as f, {LINES} as l"
        " where l.fund_scope = 'total'",
        f"select sum(x) from (unpivot {EXPENDITURE} on amount_wan into name kind value x)",
        f"select sum(amount_wan) from {EXPENDITURE} where exists (from {LINES} where is_used)",
        f"select sum(amount_wan) from {EXPENDITURE} group by all -- where fund_scope = 'all_funds'",
        f"select 1; select sum(amount_wan) from {EXPENDITURE}",
        f"select sum(actual_wan) from {ITEMS}",
        f"select sum(actual_wan) from {ITEMS} where is_subtotal",
        f"select is_subtotal, sum(actual_wan) from {ITEMS} group by all",
        f"select sum(amount_wan) from {LINES}",
        f"select sum(amount_wan) from {LINES} where statement = 'total' and side = 'expenditure'",
        f"select sum(amount_wan) from {LINES}"
        " where statement = 'total' and not is_subtotal and is_used",
        f"select sum(amount_wan) from {LINES} where statement = 'total' and line_kind = 'class'",
    ],
)
def test_a_sum_over_rows_that_overlap_is_refused_in_one_line(database: Path, query: str) -> None:
    message = overlaps_of(database, query)

    assert message.startswith("Refused. This sum over core.fct_")
    assert message.endswith("--anyway runs it as it is.")
    assert "\n" not in message


@pytest.mark.parametrize(
    "query",
    [
        f"select * from {EXPENDITURE}",
        f"select count(*), max(amount_wan), any_value(amount_wan) from {EXPENDITURE}",
        f"select sum(amount_wan) from {EXPENDITURE} where fund_scope = 'all_funds'",
        f"select sum(amount_wan) from {EXPENDITURE} where 'all_funds' = fund_scope and true",
        f"select sum(amount_wan) from {EXPENDITURE} where fund_scope <> 'all_funds'",
        f"select sum(amount_wan) from {EXPENDITURE} where fund_scope not in ('all_funds')",
        f"select sum(amount_wan) from {EXPENDITURE} where not (fund_scope = 'all_funds')",
        f"select sum(amount_wan) from {EXPENDITURE} where fund_scope like 'all%'",
        f"select sum(amount_wan) from {EXPENDITURE} where fund_scope = (select 'all_funds')",
        f"select sum(amount_wan) from {EXPENDITURE} where upper(fund_scope) = 'ALL_FUNDS'",
        f"select sum(amount_wan) from {EXPENDITURE}"
        " where fund_scope in ('government_fund', 'general_public_budget')",
        f"select sum(amount_wan) from {EXPENDITURE}"
        " where fund_scope = 'government_fund' or fund_scope = 'general_public_budget'",
        f"select sum(amount_wan) from {EXPENDITURE} where table_no = '03'",
        f"select fund_scope, sum(amount_wan) from {EXPENDITURE} group by all",
        f"select fund_scope as s, sum(amount_wan) from {EXPENDITURE} group by s",
        f"select office_code, fund_scope, sum(amount_wan) from {EXPENDITURE} group by 1, 2",
        f"select sum(amount_wan) from {EXPENDITURE} group by fund_scope, rollup (office_code)",
        f"select sum(amount_wan) over (partition by fund_scope) from {EXPENDITURE}",
        f"select sum(amount_wan) filter (where fund_scope = 'all_funds') from {EXPENDITURE}",
        f"select sum(case when fund_scope = 'all_funds' then amount_wan end) from {EXPENDITURE}",
        f"select sum(if(fund_scope = 'all_funds', amount_wan, 0)) from {EXPENDITURE}",
        f"with t as (from {EXPENDITURE}) select sum(amount_wan) from t"
        " where fund_scope = 'all_funds'",
        f"with t as (from {EXPENDITURE} where table_no = '03') select sum(amount_wan) from t",
        f"with t as (select fund_scope as s, amount_wan as x from {EXPENDITURE})"
        " select s, sum(x) from t group by all",
        f"select sum(x) from (select amount_wan filter (where fund_scope = 'all_funds') as x"
        f" from (select sum(amount_wan) as amount_wan, fund_scope from {EXPENDITURE}"
        " group by all))",
        f"select sum(amount_wan) from (select * rename (fund_scope as s) from {EXPENDITURE})"
        " where s = 'all_funds'",
        f"select sum(amount_wan) from (from {EXPENDITURE}"
        " qualify row_number() over (partition by office_code order by fund_scope) = 1)",
        f"pivot {EXPENDITURE} on fund_scope using sum(amount_wan) group by office_code",
        "select sum(amount_wan) from core.expenditure_all_funds",
        "select sum(v.amount_wan) from core.expenditure_all_funds as v"
        f" join {LINES} using (document_id)",
        f"select sum(f.amount_wan) from {EXPENDITURE} as f join {EXPENDITURE} as g"
        " on f.fund_scope = g.fund_scope and f.document_id = g.document_id",
        "with fct_functional_expenditure as (select 1 as amount_wan)"
        " select sum(amount_wan) from fct_functional_expenditure",
        f"select sum(actual_wan) from {ITEMS} where not is_subtotal",
        f"select sum(actual_wan) from {ITEMS} where is_subtotal = false",
        f"select sum(actual_wan) from {ITEMS} where is_subtotal is not true",
        f"select item_key, sum(actual_wan) from {ITEMS} group by all",
        f"select sum(amount_wan) from {LINES}"
        " where statement = 'total' and line_kind = 'class' and is_used",
        f"explain select fund_scope from {EXPENDITURE}",
        f"summarize {EXPENDITURE}",
        f"select sum(amount_wan from {EXPENDITURE}",
        f"select sum(no_such_column) from {EXPENDITURE}",
        "select sum(amount_wan) from core.no_such_table",
        f"-- sum(amount_wan)\nselect 'sum(x) from {EXPENDITURE}' as text",
        "",
    ],
)
def test_a_query_that_decides_or_adds_nothing_runs(database: Path, query: str) -> None:
    assert overlaps_of(database, query) == ""


def test_the_refusal_says_what_is_counted_twice_and_what_to_use(database: Path) -> None:
    assert overlaps_of(database, f"select sum(amount_wan) from {EXPENDITURE}") == (
        "Refused. This sum over core.fct_functional_expenditure would count twice: all_funds beside"
        " the funds it consists of (口径): filter or group by fund_scope, or read"
        " core.fct_functional_expenditure_all_funds or analysis.mart_functional_expenditure."
        " --anyway runs it as it is."
    )


def test_set_aside_documents_count_only_where_there_are_any(database: Path) -> None:
    assert "is_used" not in overlaps_of(database, f"select sum(actual_wan) from {ITEMS}")
    assert "is_used" in overlaps_of(database, f"select sum(amount_wan) from {LINES}")


def test_a_database_without_rules_is_asked_as_it_is(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        connection.execute(TABLES)

    query = f"select sum(amount_wan) from {EXPENDITURE}"
    assert overlaps_of(tmp_path / "old.duckdb", query) == ""
