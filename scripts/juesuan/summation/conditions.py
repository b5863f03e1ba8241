"""What a condition leaves of the columns that tell overlapping rows apart."""

from collections.abc import Mapping, Sequence

from juesuan.summation.lineage import Origins, Scope, origins
from juesuan.summation.rules import Rules
from juesuan.summation.syntax import Node, literal, without_cast

Key = tuple[int, str, str]
Restrictions = Mapping[Key, frozenset[str] | None]
"""Values left by use, table and column; null where the column is named without a literal."""
Decided = frozenset[tuple[int, str]]
"""Use and overlap."""

Tested = tuple[Node, frozenset[str], bool]

_EQUAL = ("COMPARE_EQUAL", "COMPARE_NOT_DISTINCT_FROM")
_UNEQUAL = ("COMPARE_NOTEQUAL", "COMPARE_DISTINCT_FROM")


def decided_by(node: Node | None, scope: Scope, rules: Rules) -> Decided:
    """Return the overlaps that a condition decides."""
    left = restrictions(node, scope, rules) if node else {}
    return frozenset(
        (use, overlap.overlap_id)
        for (use, table, column), values in left.items()
        for overlap in rules[table].overlaps
        if (deciding := overlap.columns.get(column))
        and (values is None or not deciding.safe_groups or deciding.is_safe(values))
    )


def grouped_by(found: Origins, rules: Rules) -> Decided:
    """Return the overlaps that grouping by columns decides: each of their values is safe alone."""
    return frozenset(
        (origin.use, overlap.overlap_id)
        for origin in found
        for overlap in rules[origin.table].overlaps
        if (deciding := overlap.columns.get(origin.column))
        and (
            not deciding.safe_groups
            or all(deciding.is_safe(frozenset([value])) for value in deciding.present)
        )
    )


def restrictions(node: Node, scope: Scope, rules: Rules) -> Restrictions:
    """Return what a condition leaves of each column that it names."""
    kind = node["type"]
    if kind == "CONJUNCTION_AND":
        return _all_of([restrictions(child, scope, rules) for child in node["children"]])
    if kind == "CONJUNCTION_OR":
        return _any_of([restrictions(child, scope, rules) for child in node["children"]])
    tested = _tested(node)
    if tested is None:
        return {(o.use, o.table, o.column): None for o in origins(node, scope)}
    column, values, is_kept = tested
    return {
        (o.use, o.table, o.column): _left(o.table, o.column, values, is_kept, rules)
        if o.is_plain
        else None
        for o in origins(column, scope)
    }


def _tested(node: Node) -> Tested | None:
    """Return the column, the literals, and whether these are kept or dropped."""
    node = without_cast(node)
    kind = node["type"]
    if kind in _EQUAL + _UNEQUAL:
        return _compared(node["left"], [node["right"]], kind in _EQUAL) or _compared(
            node["right"], [node["left"]], kind in _EQUAL
        )
    if kind in ("COMPARE_IN", "COMPARE_NOT_IN"):
        return _compared(node["children"][0], node["children"][1:], kind == "COMPARE_IN")
    if kind == "COLUMN_REF":
        return node, frozenset(["true"]), True
    if kind == "OPERATOR_NOT":
        return _negated(node["children"][0])
    if kind == "OPERATOR_IS_NOT_NULL":
        return node["children"][0], frozenset(), False
    return None


def _compared(column: Node, others: Sequence[Node], is_kept: bool) -> Tested | None:
    texts = [text for other in others if (text := literal(other)) is not None]
    is_literal = len(texts) == len(others)
    return (without_cast(column), frozenset(texts), is_kept) if is_literal else None


def _negated(node: Node) -> Tested | None:
    tested = _tested(node)
    return (tested[0], tested[1], not tested[2]) if tested else None


def _left(
    table: str, column: str, values: frozenset[str], is_kept: bool, rules: Rules
) -> frozenset[str]:
    if is_kept:
        return values
    overlaps = rules[table].overlaps
    present = [o.columns[column].present for o in overlaps if column in o.columns]
    return frozenset[str]().union(*present) - values


def _all_of(parts: list[Restrictions]) -> Restrictions:
    left: dict[Key, frozenset[str] | None] = {}
    for part in parts:
        for key, values in part.items():
            known = left.get(key)
            left[key] = values if known is None else known if values is None else known & values
    return left


def _any_of(parts: list[Restrictions]) -> Restrictions:
    shared = set.intersection(*(set(part) for part in parts)) if parts else set()
    return {key: _together([part[key] for part in parts]) for key in shared}


def _together(values: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [value for value in values if value is not None]
    return frozenset[str]().union(*known) if len(known) == len(values) else None
