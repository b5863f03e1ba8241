"""Great Expectations on DuckDB: goes red when either changes what the engine relies on."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import great_expectations as gx
import great_expectations.expectations as gxe
import pytest

from juesuan.expectations.engine import open_datasource, query, whole_table
from juesuan.warehouse.publishing import publish


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return _write(tmp_path / "决算 #1 100%25 $HOME.duckdb", 9)


def _write(path: Path, rows: int) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            f"""
            create schema core;
            create table core.facts as
            select
                n as fact_id,
                if(n = 3, null, 'text') as some_text,
                cast(12345678901234567890.0000000001 as decimal(38, 10)) + n as amount_wan
            from range({rows}) as facts(n)
            """
        )
    return path


@pytest.mark.filterwarnings("ignore:You are using a generic SQLDatasource")
def test_the_plain_engine_still_answers_with_an_exception_and_no_verdict(tmp_path: Path) -> None:
    path = _write(tmp_path / "plain.duckdb", 9)
    context = gx.get_context(mode="ephemeral")
    source = context.data_sources.add_sql(
        name="plain",
        connection_string=f"duckdb:///{path}",
        kwargs={"connect_args": {"read_only": True}},
    )
    asset = source.add_table_asset("facts", table_name="facts", schema_name="core")
    batch = asset.add_batch_definition_whole_table("all").get_batch()
    result = batch.validate(gxe.ExpectColumnValuesToNotBeNull(column="some_text"))

    # If this fails, GX can read DuckDB by itself: drop DuckDBExecutionEngine.
    assert not result.success
    assert not result.result
    assert '"raised_exception": true' in json.dumps(result.exception_info)


def test_ours_counts_and_finds(database: Path) -> None:
    with open_datasource(database) as source:
        batch = whole_table(source, "core.facts")
        missing = batch.validate(gxe.ExpectColumnValuesToNotBeNull(column="some_text"))
        unique = batch.validate(gxe.ExpectColumnValuesToBeUnique(column="fact_id"))

    assert (missing.success, missing.result["unexpected_count"]) == (False, 1)
    assert (unique.success, unique.result["element_count"]) == (True, 9)


@pytest.mark.parametrize(("amount", "holds"), [("0000000001", True), ("0000000002", False)])
def test_decimals_stay_exact(database: Path, amount: str, holds: bool) -> None:
    sql = f"select * from {{batch}} where amount_wan - fact_id <> 12345678901234567890.{amount}"
    with open_datasource(database) as source:
        batch = whole_table(source, "core.facts")
        result = batch.validate(gxe.UnexpectedRowsExpectation(unexpected_rows_query=sql))

    assert result.success is holds
    assert result.result["observed_value"] == (0 if holds else 9)


def test_nothing_can_be_written(database: Path) -> None:
    with open_datasource(database) as source, pytest.raises(Exception, match="read-only"):
        query(source, "create table core.mine as select 1 as one")


def test_a_table_that_does_not_exist_is_named(database: Path) -> None:
    with open_datasource(database) as source, pytest.raises(LookupError, match=r"core\.nothing"):
        whole_table(source, "core.nothing")


def test_the_file_is_let_go(database: Path) -> None:
    """A second file under the same name, in the same process, must not answer as the first."""
    counts = []
    for rows in (9, 20):
        _write(database.with_suffix(".new"), rows)
        publish(database.with_suffix(".new"), database)
        with open_datasource(database) as source:
            whole_table(source, "core.facts").validate(
                gxe.ExpectColumnValuesToBeUnique(column="fact_id")
            )
            counts += query(source, "select cast(count(*) as varchar) as n from core.facts")
    assert [row["n"] for row in counts] == ["9", "20"]
    with duckdb.connect(str(database)) as writer:
        writer.execute("drop table core.facts")


def test_no_address_is_asked_for(database: Path) -> None:
    code = """
import socket, sys
from pathlib import Path
asked = []
def refuse(*arguments, **options):
    asked.append(arguments)
    raise OSError("no network in this test")
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
socket.socket.connect = socket.socket.connect_ex = refuse
from juesuan.expectations.engine import open_datasource, whole_table
import great_expectations.expectations as gxe
with open_datasource(Path(sys.argv[1])) as source:
    batch = whole_table(source, "core.facts")
    assert batch.validate(gxe.ExpectColumnValuesToBeUnique(column="fact_id")).success
assert not asked, asked
"""
    subprocess.run([sys.executable, "-c", code, str(database)], check=True)
