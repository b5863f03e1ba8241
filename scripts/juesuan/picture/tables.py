"""What the picture shows, read from dbt's manifest and the reference seeds."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SCHEMAS = ("core", "quality", "analysis")
_GRAINS = ("unique", "unique_combination_of_columns")
_TERM = re.compile(r"Chinese terms?: ([^.]+?)\.(?:\s|$)")
_ROW = re.compile(r"^(One row an? [^.:;]+)")

Manifest = Mapping[str, Any]


@dataclass(frozen=True)
class PublicTable:
    """A table that analysts read.

    Attributes:
        schema: core, quality or analysis.
        name: its name.
        term: what it is in Chinese; blank where its description does not say.
        row: what one row is, in words.
        grain: the columns that tell rows apart.
        columns: all columns.
        amounts: columns of money.
        deciding: columns to decide before adding up.
        views: names of its default views.
        parents: names of the models that it reads.
    """

    schema: str
    name: str
    term: str
    row: str
    grain: tuple[str, ...]
    columns: tuple[str, ...]
    amounts: tuple[str, ...]
    deciding: tuple[str, ...]
    views: tuple[str, ...]
    parents: tuple[str, ...]


def public_tables(
    manifest: Manifest,
    overlaps: Iterable[Mapping[str, str]],
    deciding: Sequence[Mapping[str, str]],
) -> list[PublicTable]:
    """Read the public tables.

    Args:
        manifest: dbt's manifest.
        overlaps: rows of the seed summation_overlaps.
        deciding: rows of the seed summation_columns.

    Returns:
        The tables by schema and name; a default view stands in the table that it is a part of.
    """
    nodes = [node for node in manifest["nodes"].values() if _is_public(node)]
    grains = _grains(manifest)
    columns = _deciding_columns(overlaps, deciding)
    tables = [
        PublicTable(
            schema=node["schema"],
            name=node["name"],
            term=_found(_TERM, node["description"]),
            row=_found(_ROW, node["description"]),
            grain=grains.get(node["unique_id"], ()),
            columns=tuple(node["columns"]),
            amounts=tuple(_amounts(node)),
            deciding=columns.get(node["name"], ()),
            views=tuple(sorted(view["name"] for view in nodes if _is_view_of(view, node))),
            parents=tuple(name.split(".")[-1] for name in node["depends_on"]["nodes"]),
        )
        for node in nodes
        if not _is_default_view(node)
    ]
    return sorted(tables, key=lambda table: (SCHEMAS.index(table.schema), table.name))


def hubs(tables: Sequence[PublicTable]) -> dict[str, PublicTable]:
    """Return the tables that others refer to, by the column that refers to them.

    A mart is none, but for the one that traces the rows of all marts by mart_name and row_id.
    """
    keys = {table.name: _key(table) for table in tables}
    found = {}
    for table in tables:
        key = keys[table.name]
        users = [other for other in tables if other != table and key in other.columns]
        is_copy = any(keys.get(parent) == key for parent in table.parents)
        if len(users) > 1 and not is_copy:
            found[key] = table
    return found


def _key(table: PublicTable) -> str:
    if {"mart_name", "row_id"} < set(table.grain):
        return "row_id"
    return table.grain[0] if len(table.grain) == 1 and table.name[:4] in ("dim_", "fct_") else ""


def _is_public(node: Mapping[str, Any]) -> bool:
    return node["resource_type"] == "model" and node["schema"] in SCHEMAS


def _is_default_view(node: Mapping[str, Any]) -> bool:
    return "default_scopes" in node["fqn"]


def _is_view_of(view: Mapping[str, Any], node: Mapping[str, Any]) -> bool:
    return _is_default_view(view) and node["unique_id"] in view["depends_on"]["nodes"]


def _grains(manifest: Manifest) -> dict[str, tuple[str, ...]]:
    """Return the grain of each model: its widest tested key that is not a made one."""
    grains: dict[str, tuple[str, ...]] = {}
    for test in manifest["nodes"].values():
        metadata = test.get("test_metadata") or {}
        if metadata.get("name") in _GRAINS:
            arguments = metadata["kwargs"]
            columns = tuple(arguments.get("combination") or [arguments["column_name"]])
            known = grains.get(test["attached_node"], ())
            grains[test["attached_node"]] = max(known, columns, key=lambda key: (len(key), key))
    return grains


def _found(pattern: re.Pattern[str], description: str) -> str:
    found = pattern.search(" ".join(description.split()))
    return found[1] if found else ""


def _amounts(node: Mapping[str, Any]) -> Iterable[str]:
    for name in node["columns"]:
        if name.endswith("_wan") and not re.search("lower_|upper_|printed_", name):
            yield name


def _deciding_columns(
    overlaps: Iterable[Mapping[str, str]], deciding: Sequence[Mapping[str, str]]
) -> dict[str, tuple[str, ...]]:
    """Return by table the column that decides each overlap: the one that has safe values."""
    found: dict[str, set[str]] = {}
    for overlap in overlaps:
        rows = [row for row in deciding if row["overlap_id"] == overlap["overlap_id"]]
        rows = [row for row in rows if row["column_name"] in overlap["use_instead"]]
        first = min(rows, key=lambda row: (row["safe_values"] == "", row["column_name"]))
        found.setdefault(overlap["table_name"], set()).add(first["column_name"])
    return {table: tuple(sorted(columns)) for table, columns in found.items()}
