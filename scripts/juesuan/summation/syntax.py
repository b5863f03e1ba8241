"""A query as the tree that DuckDB's own parser makes of it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from juesuan.warehouse.query import Ask

Node = Mapping[str, Any]
_PARSE = "select json_serialize_sql(?::varchar, skip_null := true, skip_default := true)"
_PIVOT = re.compile(r'"type":\s*"PIVOT"')
_NOT_CODE = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", re.DOTALL)


def parse(answer: Ask, query: str) -> list[Node] | None:
    """Parse a query.

    Args:
        answer: asks the database.
        query: SQL.

    Returns:
        The node of each statement; none for what the parser refuses, null for what it reads and
        cannot show as a tree, or as one that names no columns (EXPLAIN, PIVOT, UNPIVOT).
    """
    text = answer(_PARSE, (query,)).rows[0][0]
    tree = json.loads(text)
    if tree.get("error_type") == "not implemented" or _PIVOT.search(text):
        return None
    if tree.get("error"):
        return []
    return [statement["node"] for statement in tree["statements"]]


def words(query: str) -> frozenset[str]:
    """Return the names in a query, without comments and texts, in lower case."""
    return frozenset(re.findall(r"\w+", _NOT_CODE.sub(" ", query).lower()))


def children(value: object) -> Iterator[Node]:
    """Yield the nodes directly under a node, those of its subqueries not."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name not in ("subquery", "value", "cast_type"):
                yield from _nodes(part)


def _nodes(part: object) -> Iterator[Node]:
    if isinstance(part, Mapping) and "type" in part:
        yield part
    elif isinstance(part, Mapping):
        yield from children(part)
    elif isinstance(part, list):
        for item in part:
            yield from _nodes(item)


def descendants(node: Node) -> Iterator[Node]:
    """Yield a node and all nodes under it, those of its subqueries not."""
    yield node
    for child in children(node):
        yield from descendants(child)


def subqueries(node: Node) -> Iterator[Node]:
    """Yield the query nodes of the subqueries in an expression, the outermost ones."""
    for part in descendants(node):
        if "subquery" in part:
            yield part["subquery"]["node"]


def without_cast(node: Node) -> Node:
    """Return what is cast."""
    return without_cast(node["child"]) if node["type"] == "OPERATOR_CAST" else node


def literal(node: Node) -> str | None:
    """Return a constant as text; null for anything else."""
    inner = without_cast(node)
    if inner["type"] != "VALUE_CONSTANT" or inner["value"].get("is_null"):
        return None
    value = inner["value"].get("value")
    return str(value).lower() if isinstance(value, bool) else str(value)
