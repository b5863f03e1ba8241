"""A table as CSV: UTF-8 with a byte order mark, text in quotes, safe to open in a spreadsheet.

Excel reads UTF-8 without the mark as GBK in a Chinese setting; pandas, DuckDB and frictionless
skip it. Text always stands in quotes and nothing else does, so that an empty text ("") and nothing
at all stay apart. Decimals are exact, without zeros at their end.
"""

import shutil
from pathlib import Path

import duckdb

from juesuan.export.catalogue import Column, Kind, PublicTable, literal, quoted
from juesuan.export.selection import Selection
from juesuan.export.spreadsheet_text import guarded_sql

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def csv_value(column: Column) -> str:
    """Return SQL that yields the value of a column as CSV shows it."""
    value = column.expression
    if column.kind is Kind.TEXT:
        return guarded_sql(value)
    if column.kind is Kind.DECIMAL and column.decimals:
        return f"rtrim(rtrim(cast({value} as varchar), '0'), '.')"
    return value


def write_csv(
    connection: duckdb.DuckDBPyConnection, query: str, table: PublicTable, place: Path
) -> None:
    """Write the rows of a query.

    Args:
        connection: an open connection that may write beside the place.
        query: what to write, with the values of `csv_value`.
        table: whose rows they are.
        place: the new file.
    """
    texts = [quoted(column.name) for column in table.columns if column.kind is Kind.TEXT]
    force = f", force_quote ({', '.join(texts)})" if texts else ""
    body = place.with_suffix(".body")
    connection.execute(
        f"copy ({query}) to {literal(str(body))} (format csv, header true, delimiter ',',"
        f" quote '\"', escape '\"', nullstr '', dateformat '%Y-%m-%d',"
        f" timestampformat '%Y-%m-%dT%H:%M:%S'{force})"
    )
    with body.open("rb") as source, place.open("wb") as target:
        target.write(BYTE_ORDER_MARK)
        shutil.copyfileobj(source, target, 1 << 20)
    body.unlink()


def guarded_count(
    connection: duckdb.DuckDBPyConnection, selection: Selection, table: PublicTable
) -> int:
    """Count the text cells of a table that CSV writes with an apostrophe before them.

    Args:
        connection: an open connection to the database.
        selection: which rows are exported.
        table: one of its tables.

    Returns:
        How many.
    """
    terms = [
        f"count(*) filter (where {column.expression} <> {guarded_sql(column.expression)})"
        for column in table.columns
        if column.kind is Kind.TEXT
    ]
    query = f"select {' + '.join(terms) or '0'} {selection.rows(table)}"
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
