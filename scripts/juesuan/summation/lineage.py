"""From which columns of which guarded tables an expression of a query comes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from juesuan.summation.syntax import Node, children


@dataclass(frozen=True)
class Origin:
    """A column of one mention of a guarded table.

    Attributes:
        use: number of the mention in the query.
        table: schema.name.
        column: its name.
        is_plain: whether the value is the column itself, not computed from it.
        decided: overlaps that a filter on the way has decided.
    """

    use: int
    table: str
    column: str
    is_plain: bool = True
    decided: frozenset[str] = frozenset()


Origins = frozenset[Origin]
Columns = Mapping[str, Origins]
NOTHING: Origins = frozenset()


@dataclass(frozen=True)
class Scope:
    """What the expressions of one select can name.

    Attributes:
        sources: alias and columns of each relation in its from clause.
        aliases: expressions of its select list by their alias.
    """

    sources: tuple[tuple[str, Columns], ...]
    aliases: Mapping[str, Node] = field(default_factory=dict)

    def named(self, names: Sequence[str]) -> Origins:
        """Return the origins of a column as the query writes it."""
        path, name = [part.lower() for part in names[:-1]], names[-1].lower()
        found = [
            columns[name]
            for alias, columns in self.sources
            if name in columns and (not path or path[-1] == alias)
        ]
        if not found and not path and name in self.aliases:
            return origins(self.aliases[name], Scope(self.sources))
        return NOTHING.union(*found)

    def all_columns(self, relation: str = "") -> Iterable[tuple[str, Origins]]:
        """Yield every column, or those of one relation, with its origins."""
        for alias, columns in self.sources:
            if relation.lower() in ("", alias):
                yield from columns.items()


def origins(node: Node, scope: Scope) -> Origins:
    """Return the origins of all columns in an expression, those of its subqueries not."""
    if node["type"] == "COLUMN_REF":
        return scope.named(node["column_names"])
    if node["type"] == "STAR":
        columns = scope.all_columns(node.get("relation_name", ""))
        return NOTHING.union(*(found for _, found in columns))
    called = scope.named([node["schema"]]) if "function_name" in node and "schema" in node else ()
    parts = NOTHING.union(called, *(origins(child, scope) for child in children(node)))
    return frozenset(replace(origin, is_plain=False) for origin in parts)
