"""What can be exported: the public tables, as the database's own catalogue lists them."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import duckdb

from juesuan.project import reference_rows

PUBLIC_SCHEMAS = ("analysis", "core", "quality")
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]{0,99}", re.IGNORECASE)
_CATALOGUE = """
    with

    relations as (
        select database_oid, schema_name, table_oid, table_name, comment
        from duckdb_tables()
        where not internal and not temporary
        union all
        select database_oid, schema_name, view_oid, view_name, comment
        from duckdb_views()
        where not internal and not temporary
    )

    select
        relations.schema_name,
        relations.table_name,
        coalesce(relations.comment, '') as table_comment,
        columns.column_name,
        columns.data_type,
        coalesce(columns.comment, '') as column_comment,
    from relations
    inner join duckdb_columns() as columns
        on relations.database_oid = columns.database_oid
        and relations.table_oid = columns.table_oid
    where relations.schema_name in ('analysis', 'core', 'quality')
    order by relations.schema_name, relations.table_name, columns.column_index
"""


class Kind(Enum):
    """What the values of a column are, in every file format."""

    TEXT = "string"
    INTEGER = "integer"
    DECIMAL = "number"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


_KINDS = {
    "BOOLEAN": Kind.BOOLEAN,
    "DATE": Kind.DATE,
    "TIMESTAMP": Kind.DATETIME,
    "FLOAT": Kind.FLOAT,
    "DOUBLE": Kind.FLOAT,
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), Kind.INTEGER),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"), Kind.INTEGER),
}
_NESTED = re.compile(r"\[\]$|\[\d+\]$|^(STRUCT|MAP|UNION)\(")


class UnsafeNameError(Exception):
    """A table of the database has a name that no file may get."""


@dataclass(frozen=True)
class Column:
    """A column of a public table.

    Attributes:
        name: English name.
        data_type: type in the database.
        description: its comment in the database.
        header_zh: Chinese header; the English name where none is known.
    """

    name: str
    data_type: str
    description: str
    header_zh: str

    @cached_property
    def kind(self) -> Kind:
        """What its values are."""
        if self.data_type.startswith("DECIMAL"):
            return Kind.DECIMAL
        return _KINDS.get(self.data_type, Kind.TEXT)

    @cached_property
    def decimals(self) -> int:
        """Decimals that the type keeps; 0 where it is no DECIMAL."""
        found = re.fullmatch(r"DECIMAL\(\d+,(\d+)\)", self.data_type)
        return int(found[1]) if found else 0

    @cached_property
    def expression(self) -> str:
        """SQL that yields the value in a type that every format can hold."""
        name = quoted(self.name)
        if self.data_type in ("HUGEINT", "UBIGINT"):
            return f"cast({name} as decimal(38, 0))"
        if _NESTED.search(self.data_type):
            return f"cast(to_json({name}) as varchar)"
        return f"cast({name} as varchar)" if self.kind is Kind.TEXT else name


@dataclass(frozen=True)
class PublicTable:
    """A table or view that analysts read.

    Attributes:
        schema: analysis, core or quality.
        name: name in it.
        title_zh: Chinese title; the name where none is known.
        sheet_name: name of its sheet in a workbook.
        description: its comment in the database.
        columns: in their order.
    """

    schema: str
    name: str
    title_zh: str
    sheet_name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def full_name(self) -> str:
        """Schema and name."""
        return f"{self.schema}.{self.name}"

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def source(self) -> str:
        """Its name as SQL takes it."""
        return f"{quoted(self.schema)}.{quoted(self.name)}"


def public_tables(connection: duckdb.DuckDBPyConnection) -> tuple[PublicTable, ...]:
    """Read the catalogue of a published database.

    Args:
        connection: an open connection to it.

    Returns:
        Its public tables and views by schema and name.

    Raises:
        UnsafeNameError: a name has more than letters, digits and underscores.
    """
    headers = {row["column_name"]: row["header_zh"] for row in reference_rows("column_headers")}
    titles = {row["table_name"]: row for row in reference_rows("public_tables")}
    found: dict[tuple[str, str, str], list[Column]] = {}
    for schema, table, comment, *column in connection.execute(_CATALOGUE).fetchall():
        _check_names(schema, table, column[0])
        name, data_type, meaning = column
        made = Column(name, data_type, meaning.strip(), headers.get(name, name))
        found.setdefault((schema, table, comment.strip()), []).append(made)
    return tuple(
        _table(schema, name, comment, columns, titles.get(f"{schema}.{name}", {}))
        for (schema, name, comment), columns in found.items()
    )


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: object) -> str:
    """Return a text or whole number as an SQL literal."""
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def _table(
    schema: str, name: str, comment: str, columns: list[Column], row: dict[str, str]
) -> PublicTable:
    title, sheet = row.get("title_zh") or name, row.get("sheet_name") or name
    return PublicTable(schema, name, title, sheet, comment, tuple(columns))


def _check_names(schema: str, table: str, column: str) -> None:
    if not _PLAIN_NAME.fullmatch(table) or not column.isprintable():
        raise UnsafeNameError(f"{schema}.{table}.{column}")
