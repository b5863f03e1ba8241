"""Great Expectations on DuckDB: one open, read-only connection.

The plain SQL data source of Great Expectations closes its connection before it fetches. DuckDB
then gives no row, and the expectation reports success=False with an exception inside instead of
raising it. For SQLite and SQL Server `SqlAlchemyExecutionEngine.get_connection` keeps the
connection; DuckDB is not on its list, hence the two classes here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from uuid import uuid4

import great_expectations as gx
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent.interfaces import Batch
from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)
from sqlalchemy import Connection, inspect

from juesuan.expectations.verdicts import Row

EngineClass = type[SqlAlchemyExecutionEngine]


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """Runs the metrics of all SQL engines on one connection that stays open until `close`."""

    @contextmanager
    def get_connection(self) -> Iterator[Connection]:
        """Yield the engine's one connection, opened at its first use."""
        if self._connection is None:
            self._connection = self.engine.connect()
        yield self._connection

    def close(self) -> None:
        """Close the connection, so that the file can be moved and opened anew."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.engine.dispose()


class DuckDBDatasource(SQLDatasource):
    """A SQL data source whose metrics run on `DuckDBExecutionEngine`."""

    type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]

    @property
    def execution_engine_type(self) -> EngineClass:
        """The engine that keeps its connection."""
        return DuckDBExecutionEngine


@contextmanager
def open_datasource(database: Path) -> Iterator[DuckDBDatasource]:
    """Open a database for expectations, read-only.

    Args:
        database: the DuckDB file.

    Yields:
        The data source; its connections are closed afterwards.
    """
    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_duckdb(
        name=database.stem,
        connection_string="duckdb:///",
        # Autocommit: a query that fails must not abort the transaction of those after it.
        kwargs={
            "connect_args": {"database": str(database), "read_only": True},
            "isolation_level": "AUTOCOMMIT",
        },
    )
    try:
        yield source
    finally:
        source.get_execution_engine().close()
        source.get_engine().dispose()


def whole_table(source: DuckDBDatasource, table: str) -> Batch:
    """Return all rows of a table as a batch.

    Args:
        source: the database.
        table: its name with its schema.

    Returns:
        The batch.

    Raises:
        LookupError: the table does not exist.
    """
    assets = {asset.name: asset for asset in source.assets}
    if table not in assets:
        schema, _, name = table.rpartition(".")
        if not inspect(source.get_engine()).has_table(name, schema=schema):
            raise LookupError(f"There is no table {table}.")
        assets[table] = source.add_table_asset(table, table_name=name, schema_name=schema)
    return assets[table].add_batch_definition_whole_table(name=str(uuid4())).get_batch()


def query(source: DuckDBDatasource, text: str) -> tuple[Row, ...]:
    """Ask a query whose columns are all text.

    Args:
        source: the database.
        text: the query.

    Returns:
        Its rows.
    """
    with source.get_engine().connect() as connection:
        result = connection.exec_driver_sql(text)
        return tuple(dict(row) for row in result.mappings())
