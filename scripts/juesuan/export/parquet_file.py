"""A table as Parquet: types and decimals as stored, comments in the file's metadata."""

import json
from pathlib import Path

import duckdb

from juesuan.export.catalogue import PublicTable, literal


def write_parquet(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    table: PublicTable,
    place: Path,
    version: str,
) -> None:
    """Write the rows of a query.

    Args:
        connection: an open connection that may write to the place.
        query: what to write.
        table: whose rows they are.
        place: the new file.
        version: of the program, for the metadata.
    """
    columns = {
        column.name: {"title_zh": column.header_zh, "description": column.description}
        for column in table.columns
    }
    metadata = {
        "juesuan.version": version,
        "juesuan.table": table.full_name,
        "juesuan.title_zh": table.title_zh,
        "juesuan.description": table.description,
        "juesuan.columns": json.dumps(columns, ensure_ascii=False),
    }
    pairs = ", ".join(f"{literal(key)}: {literal(value)}" for key, value in metadata.items())
    connection.execute(
        f"copy ({query}) to {literal(str(place))}"
        f" (format parquet, compression zstd, kv_metadata {{{pairs}}})"
    )
