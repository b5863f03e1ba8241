"""The committed seeds are what extraction writes, and the models cannot tell them from Parquet."""

from pathlib import Path

import duckdb
import pytest

from juesuan.extraction.writing import RAW_TABLES
from juesuan.project import DOCUMENTS, RAW_SEEDS
from juesuan.warehouse.build import BuildReport
from juesuan.warehouse.extracting import extract_documents
from juesuan.warehouse.places import Places, Progress

pytestmark = pytest.mark.xdist_group("warehouse")


def test_extraction_writes_the_committed_seeds_byte_for_byte(tmp_path: Path) -> None:
    extract_documents(DOCUMENTS, tmp_path, True, Progress())

    for name in RAW_TABLES:
        assert (tmp_path / f"{name}.csv").read_bytes() == (RAW_SEEDS / f"{name}.csv").read_bytes()


def test_seeds_and_parquet_give_the_same_core(
    seed_warehouse: Path, folder_build: tuple[Places, BuildReport]
) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{seed_warehouse}' as seeds (read_only)")
        connection.execute(f"attach '{folder_build[0].database}' as parquet (read_only)")
        tables = connection.execute(
            "select table_name from duckdb_tables() "
            "where database_name = 'seeds' and schema_name = 'core'"
        ).fetchall()
        assert len(tables) >= 14
        for (table,) in tables:
            for left, right in (("seeds", "parquet"), ("parquet", "seeds")):
                rows = connection.execute(
                    f"from {left}.core.{table} except all from {right}.core.{table}"
                ).fetchall()
                assert rows == [], table


def test_parquet_replaces_raw_tables_and_leaves_other_files_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept", encoding="utf-8")
    stale = tmp_path / "raw_documents" / "fiscal_year=1999" / "part-00000.parquet"
    stale.parent.mkdir(parents=True)
    stale.touch()
    extract_documents(DOCUMENTS, tmp_path, False, Progress())

    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "kept"
    assert not stale.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"mine.txt", *RAW_TABLES}
