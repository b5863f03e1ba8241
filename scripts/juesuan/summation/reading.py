"""The sums of a query, each with the overlaps that it leaves undecided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from juesuan.summation.conditions import Decided, decided_by, grouped_by
from juesuan.summation.lineage import NOTHING, Columns, Origin, Origins, Scope, origins
from juesuan.summation.rules import Overlap, Rules
from juesuan.summation.syntax import Node, children, descendants, subqueries

_SUMS = (
    "sum",
    "fsum",
    "kahan_sum",
    "sumkahan",
    "sum_no_overflow",
    "product",
    "count",
    "list",
    "array_agg",
)
_AVERAGES = ("avg", "mean", "favg", "median", "quantile", "quantile_cont", "quantile_disc")
SUMMING = frozenset((*_SUMS, *_AVERAGES))
_RECURSIVE = ("RECURSIVE_CTE_NODE", "CTE_NODE")


@dataclass(frozen=True)
class Reading:
    """Reads query nodes from the inside out.

    Attributes:
        rules: the guarded tables.
        found: overlaps that a sum leaves undecided, filled while reading.
    """

    rules: Rules
    found: dict[str, Overlap] = field(default_factory=dict)
    _uses: Iterator[int] = field(default_factory=count)

    def query(self, node: Node, known: Mapping[str, Columns]) -> Columns:
        """Read a query and return the origins of its columns.

        Args:
            node: a select, a union of two, or a recursive one.
            known: columns of the common table expressions around it, by name.
        """
        known = dict(known)
        for entry in node.get("cte_map", {}).get("map", ()):
            read = self.query(entry["value"]["query"]["node"], known)
            known[entry["key"].lower()] = _renamed(read, entry["value"].get("aliases", ()))
        if node["type"] == "SELECT_NODE":
            return self._select(node, known)
        if "left" not in node:
            return {}
        left = self.query(node["left"], known)
        inner = {node["cte_name"].lower(): left} if node["type"] in _RECURSIVE else {}
        return _united(left, self.query(node["right"], {**known, **inner}))

    def _select(self, node: Node, known: Mapping[str, Columns]) -> Columns:
        table = node.get("from_table", {"type": "EMPTY"})
        sources = tuple(self._sources(table, known))
        aliases = {item["alias"].lower(): item for item in node["select_list"] if "alias" in item}
        scope = Scope(sources, aliases)
        for part in children({**node, "cte_map": {}, "from_table": {}}):
            for inner in subqueries(part):
                self.query(inner, known)
        decided = decided_by(node.get("where_clause"), scope, self.rules)
        decided |= self._joined(table, scope) | self._named(node.get("qualify"), scope)
        grouped = decided | grouped_by(_groups(node, scope), self.rules)
        for item in self._summed(node):
            self._judge(item, scope, grouped if item["type"] == "FUNCTION" else decided)
        return dict(self._output(node["select_list"], scope, decided))

    def _sources(self, table: Node, known: Mapping[str, Columns]) -> Iterator[tuple[str, Columns]]:
        if table["type"] == "JOIN":
            yield from self._sources(table["left"], known)
            yield from self._sources(table["right"], known)
            return
        name = table.get("table_name", "").lower()
        columns: Columns = {}
        if table["type"] == "SUBQUERY":
            columns = self.query(table["subquery"]["node"], known)
        elif "schema_name" not in table and name in known:
            columns = known[name]
        elif table["type"] == "BASE_TABLE":
            columns = self._guarded(table.get("schema_name", "").lower(), name)
        names = table.get("column_name_alias", ())
        yield table.get("alias", name).lower(), _renamed(columns, names)

    def _guarded(self, schema: str, name: str) -> Columns:
        key = f"{schema}.{name}"
        if key not in self.rules:
            return {}
        use = next(self._uses)
        return {column: frozenset([Origin(use, key, column)]) for column in self.rules[key].columns}

    def _joined(self, table: Node, scope: Scope) -> Decided:
        """Return what join conditions decide: they name a column, or compare it."""
        if table["type"] != "JOIN":
            return frozenset()
        decided = decided_by(table.get("condition"), scope, self.rules)
        for name in table.get("using_columns", ()):
            decided |= self._named({"type": "COLUMN_REF", "column_names": [name]}, scope)
        return decided.union(*(self._joined(table[side], scope) for side in ("left", "right")))

    def _summed(self, node: Node) -> Iterator[Node]:
        """Yield the functions of a select that add up."""
        for part in children({**node, "cte_map": {}, "from_table": {}, "where_clause": {}}):
            for item in descendants(part):
                if item.get("function_name", "").lower() in SUMMING:
                    yield item

    def _judge(self, item: Node, scope: Scope, around: Decided) -> None:
        decided = around | decided_by(item.get("filter"), scope, self.rules)
        partitions = (origins(part, scope) for part in item.get("partitions", ()))
        decided |= grouped_by(NOTHING.union(*partitions), self.rules)
        inside = self._cases(item, scope)
        for origin in origins({"type": "ARGUMENTS", **_arguments(item)}, scope):
            guarded = self.rules[origin.table]
            if origin.column in guarded.amounts:
                for overlap in guarded.overlaps_of(origin.column):
                    key = (origin.use, overlap.overlap_id)
                    if key not in decided | inside and overlap.overlap_id not in origin.decided:
                        self.found[overlap.overlap_id] = overlap

    def _cases(self, node: Node, scope: Scope) -> Decided:
        """Return what the conditions inside an expression (CASE, IF) decide by naming it."""
        whens = [
            part["when_expr"] for item in descendants(node) for part in item.get("case_checks", ())
        ]
        return frozenset[tuple[int, str]]().union(*(self._named(when, scope) for when in whens))

    def _named(self, node: Node | None, scope: Scope) -> Decided:
        """Return what an expression decides by naming it, whatever it says of it."""
        named = {"type": "NAMED", "children": [node]} if node else None
        return decided_by(named, scope, self.rules)

    def _output(
        self, items: Sequence[Node], scope: Scope, decided: Decided
    ) -> Iterator[tuple[str, Origins]]:
        for item in items:
            if item["type"] == "STAR" and not item.get("columns"):
                names = {
                    entry["key"]["column"].lower(): entry["value"].lower()
                    for entry in item.get("rename_list", ())
                }
                for name, found in scope.all_columns(item.get("relation_name", "")):
                    yield names.get(name, name), _with(found, decided)
                continue
            inside = decided | self._cases(item, scope)
            inside |= decided_by(item.get("filter"), scope, self.rules)
            yield _name(item), _with(origins(item, scope), inside)


def _name(item: Node) -> str:
    """Return the name of an output column as DuckDB gives it."""
    own = item.get("column_names") or [item.get("function_name", "")]
    return str(item.get("alias", own[-1])).lower()


def _arguments(item: Node) -> Node:
    return {
        "children": item.get("children", ()),
        "function_name": "",
        "schema": item.get("schema", "main"),
    }


def _with(found: Origins, decided: Decided) -> Origins:
    return frozenset(
        replace(o, decided=o.decided | {overlap for use, overlap in decided if use == o.use})
        for o in found
    )


def _groups(node: Node, scope: Scope) -> Origins:
    """Return the origins of the columns that every grouping set has."""
    items = node["select_list"]
    if node.get("aggregate_handling") == "FORCE_AGGREGATES":
        plain = [item for item in items if not any(_adds(part) for part in descendants(item))]
        return NOTHING.union(*(origins(item, scope) for item in plain))
    grouped = node.get("group_expressions", ())
    sets = [set(members) for members in node.get("group_sets", ())] or [set(range(len(grouped)))]
    always = set.intersection(*sets)
    return NOTHING.union(*(origins(_item(grouped[no], items), scope) for no in always))


def _adds(node: Node) -> bool:
    return node.get("function_name", "").lower() in SUMMING | {"max", "min", "any_value", "first"}


def _item(expression: Node, items: Sequence[Node]) -> Node:
    """Return what a number in the group clause stands for."""
    value = expression.get("value", {}).get("value") if "value" in expression else None
    return items[value - 1] if isinstance(value, int) and 0 < value <= len(items) else expression


def _renamed(columns: Columns, names: Sequence[str]) -> Columns:
    renamed = [*(name.lower() for name in names), *list(columns)[len(names) :]]
    return dict(zip(renamed, columns.values(), strict=False))


def _united(left: Columns, right: Columns) -> Columns:
    others = [*right.values(), *([NOTHING] * len(left))]
    return {name: found | other for (name, found), other in zip(left.items(), others, strict=False)}
