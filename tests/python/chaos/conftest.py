"""Finished databases that stand in for what dbt builds."""

from pathlib import Path

import duckdb
import pytest

from juesuan.warehouse.build import BuildReport
from juesuan.warehouse.places import Places

_PUBLIC = """
    select schema_name, table_name from duckdb_tables()
    where database_name = 'whole' and schema_name in ('core', 'quality', 'analysis')
"""


@pytest.fixture(scope="session")
def finished(
    tmp_path_factory: pytest.TempPathFactory, folder_build: tuple[Places, BuildReport]
) -> tuple[Path, Path]:
    """Two databases with the public tables of a real one, and one table that differs."""
    folder = tmp_path_factory.mktemp("finished")
    for name in ("a", "b"):
        write_finished(folder / name, folder_build[0].database)
    return folder / "a", folder / "b"


def write_finished(path: Path, database: Path) -> None:
    """Write the public tables of a database, and one that tells this file from others."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"attach '{database}' as whole (read_only)")
        for schema, table in connection.execute(_PUBLIC).fetchall():
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(f"create table {schema}.{table} as from whole.{schema}.{table}")
        connection.execute(f"create table core.which as select '{path.name}' as one")
