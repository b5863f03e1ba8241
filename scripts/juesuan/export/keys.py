"""Keys of the exported rows: the grains that dbt tests, and what refers to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb
import yaml

from juesuan.export.catalogue import PublicTable, quoted
from juesuan.export.selection import Selection
from juesuan.project import ROOT

_MARTS = ROOT / "models" / "marts"
# Facts follow a figure to where it is printed; every other target of a reference is a dimension.
_TARGET_PREFIX, _PRINTED_FIGURES = "dim_", "fct_reported_figures"


@dataclass(frozen=True)
class Reference:
    """A column whose every value is the key of a row of another exported table.

    Attributes:
        column: the column, called the same on both sides.
        target: the table that it points to.
    """

    column: str
    target: PublicTable


@dataclass(frozen=True)
class Keys:
    """The keys that hold in the rows of a selection.

    Attributes:
        primary: columns of the grain by full table name; no entry where none is known to hold.
        foreign: references by full table name.
    """

    primary: Mapping[str, tuple[str, ...]]
    foreign: Mapping[str, tuple[Reference, ...]]


def find_keys(connection: duckdb.DuckDBPyConnection, selection: Selection) -> Keys:
    """Find the keys that hold in what is exported.

    Args:
        connection: an open connection to the database.
        selection: what is exported.

    Returns:
        Grains that dbt tests and references by name, each only where the rows keep to it.
    """
    primary = {
        table.full_name: key
        for table in selection.tables
        for key in _grains().get(table.name, ())[:1]
        if _is_unique(connection, selection, table, key)
    }
    targets = {
        primary[table.full_name][0]: table
        for table in selection.tables
        if len(primary.get(table.full_name, ())) == 1
        and (table.name.startswith(_TARGET_PREFIX) or table.name == _PRINTED_FIGURES)
    }
    foreign = {
        table.full_name: tuple(
            Reference(column, targets[column])
            for column in table.column_names
            if column in targets
            and targets[column] is not table
            and _all_found(connection, selection, table, targets[column], column)
        )
        for table in selection.tables
    }
    return Keys(primary, foreign)


@cache
def _grains() -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for path in sorted(_MARTS.rglob("*.yml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for model in content.get("models") or ():
            found[model["name"]] = list(_tested_grains(model))
    return found


def _tested_grains(model: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for test in model.get("data_tests") or ():
        if isinstance(test, dict) and "unique_combination_of_columns" in test:
            yield tuple(test["unique_combination_of_columns"]["arguments"]["combination"])
    for column in model.get("columns") or ():
        names = [next(iter(test)) if isinstance(test, dict) else test for test in _tests(column)]
        if "unique" in names:
            yield (column["name"],)


def _tests(column: Mapping[str, Any]) -> Sequence[Any]:
    return column.get("data_tests") or ()


def _is_unique(
    connection: duckdb.DuckDBPyConnection,
    selection: Selection,
    table: PublicTable,
    key: Sequence[str],
) -> bool:
    if not set(key) <= set(table.column_names):
        return False
    columns = ", ".join(map(quoted, key))
    missing = " or ".join(f"{quoted(name)} is null" for name in key)
    query = f"""
        select 1
        from (select {columns} {selection.rows(table)}) as rows
        group by {columns}
        having count(*) > 1 or bool_or({missing})
        limit 1
    """
    return connection.execute(query).fetchone() is None


def _all_found(
    connection: duckdb.DuckDBPyConnection,
    selection: Selection,
    table: PublicTable,
    target: PublicTable,
    column: str,
) -> bool:
    name = quoted(column)
    query = f"""
        select 1
        from (select {name} {selection.rows(table)}) as rows
        anti join (select {name} {selection.rows(target)}) as targets using ({name})
        where rows.{name} is not null
        limit 1
    """
    return connection.execute(query).fetchone() is None
