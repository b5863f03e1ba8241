"""Which tables and rows go into an export, and the query that yields them in a fixed order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from juesuan.export.catalogue import Column, PublicTable, literal, quoted
from juesuan.known_values import find_office
from juesuan.lookup import Known, pick, pick_year
from juesuan.warehouse.query import Ask

_DOCUMENTS = "core.dim_documents"
_YEARS = f"""
    select distinct fiscal_year  -- each office has its document of the year
    from {_DOCUMENTS}
    where fiscal_year is not null and (len($1) = 0 or list_contains($1, office_code))
"""


@dataclass(frozen=True)
class Wish:
    """What a person asked for; an empty part means everything.

    Attributes:
        tables: names with or without schema.
        offices: codes, names or short names.
        years: fiscal years as a person writes them.
    """

    tables: Sequence[str] = ()
    offices: Sequence[str] = ()
    years: Sequence[str] = ()


@dataclass(frozen=True)
class Selection:
    """What the wish means in a database.

    Attributes:
        tables: the tables, by schema and name.
        offices: codes of the offices; empty for all.
        years: the years; empty for all.
    """

    tables: tuple[PublicTable, ...]
    offices: tuple[str, ...]
    years: tuple[int, ...]

    def rows(self, table: PublicTable) -> str:
        """Return the FROM and WHERE of the rows of a table that are exported."""
        conditions = " and ".join(self._conditions(table))
        return f"from {table.source}" + (f" where {conditions}" if conditions else "")

    def query(
        self,
        table: PublicTable,
        order: Sequence[str],
        expression: Callable[[Column], str] = lambda column: column.expression,
    ) -> str:
        """Return the query of a table.

        Args:
            table: one of the tables.
            order: columns of its grain; none sorts by all columns, so that the order is fixed.
            expression: SQL that yields a column's value.

        Returns:
            SQL with the columns in their order and under their names.
        """
        columns = ", ".join(
            f"{expression(column)} as {quoted(column.name)}" for column in table.columns
        )
        keys = ", ".join(f"rows.{quoted(name)} nulls first" for name in order)
        if not keys:
            return f"select {columns} {self.rows(table)} order by all nulls first"
        # The keys sort as stored, not as a format writes them: their names are columns of `rows`.
        return f"select {columns} from (select * {self.rows(table)}) as rows order by {keys}"

    def _conditions(self, table: PublicTable) -> Iterable[str]:
        filters: Mapping[str, tuple[str, ...] | tuple[int, ...]] = {
            "office_code": self.offices,
            "fiscal_year": self.years,
        }
        for column, values in filters.items():
            if not values:
                continue
            condition = f"{column} in ({', '.join(map(literal, values))})"
            if column in table.column_names:
                yield condition
            elif "document_id" in table.column_names:
                yield f"document_id in (select document_id from {_DOCUMENTS} where {condition})"


def select(asked: Ask, known: Sequence[PublicTable], wish: Wish) -> Selection:
    """Find out which tables, offices and years are meant.

    Args:
        asked: answers queries on the database.
        known: its public tables.
        wish: what was asked for.

    Returns:
        The selection.

    Raises:
        UnknownValueError: something is not in the database; the message names what is near.
    """
    tables = [Known(table.full_name, table.title_zh, (table.name,)) for table in known]
    chosen = {pick(name, tables, "table").key for name in wish.tables}
    offices = sorted({find_office(asked, name).key for name in wish.offices})
    years = [year for (year,) in asked(_YEARS, (offices,)).rows]
    owner = ", ".join(offices) or "The warehouse"
    return Selection(
        tables=tuple(table for table in known if not chosen or table.full_name in chosen),
        offices=tuple(offices),
        years=tuple(sorted({pick_year(year, years, owner) for year in wish.years})),
    )
