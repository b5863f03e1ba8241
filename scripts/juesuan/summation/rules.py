"""Which tables hold rows that overlap, and what decides it: read from the database itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from juesuan.warehouse.query import Ask

_TABLES = """
    select 1
    from duckdb_columns()
    where
        schema_name = 'reference'
        and (table_name, column_name) in (
            ('summation_overlaps', 'summed_columns'), ('summation_columns', 'safe_values')
        )
"""
_RULES = """
    select
        overlap_id,
        schema_name || '.' || table_name as table_key,
        listed.counted_twice,
        listed.use_instead,
        column_name,
        coalesce(deciding.safe_values, '') as safe_values,
        coalesce(listed.summed_columns, '') as summed_columns,
    from reference.summation_overlaps as listed
    inner join reference.summation_columns as deciding using (overlap_id)
    inner join duckdb_columns() as there using (schema_name, table_name, column_name)
    order by overlap_id, column_name
"""
_COLUMNS = """
    select schema_name || '.' || table_name as table_key, column_name, data_type like 'DECIMAL%'
    from duckdb_columns()
    where table_key = ?
    order by column_index
"""


@dataclass(frozen=True)
class DecidingColumn:
    """A column that tells overlapping rows apart.

    Attributes:
        safe_groups: values that may be added together; none where any filter decides.
        present: values that the table holds; empty where there are no safe groups.
    """

    safe_groups: tuple[frozenset[str], ...]
    present: frozenset[str]

    def is_safe(self, values: frozenset[str]) -> bool:
        """Return whether rows with these values may be added together."""
        return any(values & self.present <= group for group in self.safe_groups)


@dataclass(frozen=True)
class Overlap:
    """A reason why a plain sum over a table counts money twice.

    Attributes:
        overlap_id: its key.
        table: the table, schema.name.
        counted_twice: what is added more than once.
        use_instead: what to do.
        summed_columns: the amounts that it concerns; empty for all of the table.
        columns: the columns that decide it.
    """

    overlap_id: str
    table: str
    counted_twice: str
    use_instead: str
    summed_columns: frozenset[str]
    columns: Mapping[str, DecidingColumn]

    def concerns(self, column: str) -> bool:
        """Return whether adding up a column can count twice for this reason."""
        return not self.summed_columns or column in self.summed_columns


@dataclass(frozen=True)
class GuardedTable:
    """A table with overlapping rows: its columns in order, its amounts, its overlaps."""

    columns: tuple[str, ...]
    amounts: frozenset[str]
    overlaps: tuple[Overlap, ...]

    def overlaps_of(self, column: str) -> list[Overlap]:
        """Return the overlaps that adding up a column can run into."""
        return [overlap for overlap in self.overlaps if overlap.concerns(column)]


Rules = Mapping[str, GuardedTable]


def load_rules(answer: Ask, query: str) -> Rules:
    """Read the rules of the tables that a query may mention.

    Args:
        answer: asks the database.
        query: only tables whose name stands in it are looked at.

    Returns:
        Guarded tables by schema.name; none where the database has no such rules.
    """
    if len(answer(_TABLES, ()).rows) < 2:
        return {}
    rows = [row for row in answer(_RULES, ()).rows if row[1].split(".")[1] in query.lower()]
    tables = sorted({row[1] for row in rows})
    return {table: _guarded(answer, table, [r for r in rows if r[1] == table]) for table in tables}


def _guarded(answer: Ask, table: str, rows: list[tuple[str, ...]]) -> GuardedTable:
    described = answer(_COLUMNS, (table,)).rows
    overlaps = [
        _overlap(answer, table, [row for row in rows if row[0] == overlap_id])
        for overlap_id in sorted({row[0] for row in rows})
    ]
    return GuardedTable(
        columns=tuple(column for _, column, _ in described),
        amounts=frozenset(column for _, column, is_amount in described if is_amount),
        overlaps=tuple(overlap for overlap in overlaps if _is_real(overlap)),
    )


def _overlap(answer: Ask, table: str, rows: list[tuple[str, ...]]) -> Overlap:
    overlap_id, _, counted_twice, use_instead, _, _, summed = rows[0]
    return Overlap(
        overlap_id,
        table,
        counted_twice,
        use_instead,
        frozenset(column for column in summed.split("|") if column),
        {row[4]: _deciding(answer, table, row[4], row[5]) for row in rows},
    )


def _deciding(answer: Ask, table: str, column: str, safe_values: str) -> DecidingColumn:
    groups = tuple(frozenset(group.split("+")) for group in safe_values.split("|") if group)
    if not groups:
        return DecidingColumn((), frozenset())
    rows = answer(f"select distinct {column}::varchar from {table} where {column} is not null", ())
    return DecidingColumn(groups, frozenset(row[0] for row in rows.rows))


def _is_real(overlap: Overlap) -> bool:
    """Return whether the table holds rows that overlap, not only could."""
    judged = [column for column in overlap.columns.values() if column.safe_groups]
    return not any(column.is_safe(column.present) for column in judged)
