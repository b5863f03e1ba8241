"""Which public tables differ between two attached versions, `before` and `after`, by rows."""

import duckdb

from juesuan.difference.version_changes import TableChange

# Where a row comes from is no part of what it says: lines move, files are renamed.
_COLUMNS = """
    select old.table_name, list(old.column_name order by old.column_index) as columns
    from duckdb_columns() as old
    inner join duckdb_columns() as new using (schema_name, table_name, column_name)
    inner join duckdb_tables() as tables
        on
            old.table_oid = tables.table_oid
            and old.database_name = tables.database_name
    where
        old.database_name = 'before'
        and new.database_name = 'after'
        and old.schema_name = 'analysis'
        and not old.column_name similar to '(.*_)?(document_id|source_file|line)'
    group by old.table_name
    order by old.table_name
"""


def table_changes(connection: duckdb.DuckDBPyConnection) -> list[TableChange]:
    """Count the rows of each public table that only one version has.

    Args:
        connection: both versions are attached to it.

    Returns:
        The tables that differ; columns that only one version has are not compared.
    """
    tables = connection.execute(_COLUMNS).fetchall()
    counted = (_counted(connection, table, columns) for table, columns in tables)
    return [change for change in counted if change.gone or change.come]


def _counted(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> TableChange:
    def only_in(one: str, other: str) -> int:
        rows = f"select {', '.join(columns)} from {{}}.analysis.{table}"
        query = f"from ({rows.format(one)} except all {rows.format(other)}) select count(*)"
        ((count,),) = connection.execute(query).fetchall()
        return int(count)

    return TableChange(table, only_in("before", "after"), only_in("after", "before"))
