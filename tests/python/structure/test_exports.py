"""What exports print about tables and columns: complete, and about nothing that is not there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from juesuan.export.catalogue import PublicTable, public_tables
from juesuan.export.fiscal import column_types
from juesuan.export.keys import find_keys
from juesuan.export.selection import Selection
from juesuan.project import reference_rows

pytestmark = pytest.mark.xdist_group("warehouse")
# Roots of the Budget Standard Taxonomy of the Fiscal Data Package.
CONCEPTS = {
    "administrative-classification",
    "functional-classification",
    "economic-classification",
    "activity",
    "budget-line-id",
    "date",
    "direction",
    "expenditure-type",
    "fin-source",
    "geo",
    "value",
}


@pytest.fixture(scope="module")
def tables(seed_warehouse: Path) -> tuple[PublicTable, ...]:
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        return public_tables(connection)


def test_every_public_column_has_a_chinese_header(tables: tuple[PublicTable, ...]) -> None:
    columns = {name for table in tables for name in table.column_names}
    headers = {row["column_name"] for row in reference_rows("column_headers")}

    assert columns - headers == set()
    assert headers - columns == set()


def test_every_public_table_has_a_chinese_title_and_a_sheet(
    tables: tuple[PublicTable, ...],
) -> None:
    listed = {row["table_name"] for row in reference_rows("public_tables")}
    sheets = [table.sheet_name.lower() for table in tables]

    assert {table.full_name for table in tables} == listed
    assert [name for name in sheets if len(name) > 31] == []
    assert len(set(sheets)) == len(sheets)


def test_every_public_table_and_column_is_described(tables: tuple[PublicTable, ...]) -> None:
    assert [table.full_name for table in tables if not table.description] == []
    bare = [
        f"{table.full_name}.{column.name}"
        for table in tables
        for column in table.columns
        if not column.description
    ]
    assert bare == []


def test_every_public_table_has_a_grain_that_its_rows_keep_to(
    seed_warehouse: Path, tables: tuple[PublicTable, ...]
) -> None:
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        keys = find_keys(connection, Selection(tables, (), ()))

    assert [table.full_name for table in tables if table.full_name not in keys.primary] == []


def test_fiscal_meanings_are_of_columns_that_are_there(tables: tuple[PublicTable, ...]) -> None:
    there = {(table.full_name, name) for table in tables for name in table.column_names}
    names = {name for _, name in there}
    measures = {
        (row["table_name"], row["column_name"]) for row in reference_rows("fiscal_measures")
    }
    types = reference_rows("fiscal_column_types")

    assert measures - there == set()
    assert {row["column_name"] for row in types} - names == set()
    assert {row["column_type"].split(":")[0] for row in types} <= CONCEPTS


def test_no_table_gives_one_fiscal_meaning_to_two_columns(tables: tuple[PublicTable, ...]) -> None:
    for table in tables:
        types = [kind for kind in column_types(table).values() if kind != "direction"]
        assert len(types) == len(set(types)), table.full_name


def test_every_word_of_quality_is_explained(
    seed_warehouse: Path, tables: tuple[PublicTable, ...]
) -> None:
    explained = {(row["column_name"], row["word"]) for row in reference_rows("quality_words")}
    kinds = {column for column, _ in explained}
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        for table in tables:
            for column in kinds & set(table.column_names):
                words = connection.execute(f"select distinct {column} from {table.source}")
                missing = {(column, word) for (word,) in words.fetchall() if word} - explained
                assert missing == set(), table.full_name


def test_the_export_is_an_exposure_of_every_public_model(manifest: Mapping[str, Any]) -> None:
    public = {
        key
        for key, node in manifest["nodes"].items()
        if node["resource_type"] == "model" and node["schema"] in ("analysis", "core", "quality")
    }
    [exposure] = [one for one in manifest["exposures"].values() if one["name"] == "export"]

    assert set(exposure["depends_on"]["nodes"]) == public
