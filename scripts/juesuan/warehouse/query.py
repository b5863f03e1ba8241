"""Asking the published database: read-only, and closed to the file system."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import duckdb


@dataclass(frozen=True)
class Answer:
    """The rows of a query.

    Attributes:
        columns: names in order.
        rows: values as Python objects (amounts as Decimal).
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    def as_records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class NoQueryError(Exception):
    """No query is given, or its file cannot be read; the message says what to do."""


def query_text(query: str | None, file: Path | None) -> str:
    """Return the query of a command: given as text or in a file.

    Args:
        query: the text.
        file: the file, UTF-8.

    Returns:
        The query.

    Raises:
        NoQueryError: both or neither is given, or the file cannot be read.
    """
    if query is not None and file is None:
        return query
    if file is None or query is not None:
        raise NoQueryError(
            "Give a query, or --file with one such as --file analyses/carried_over.sql."
        )
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError):
        raise NoQueryError(f"{file} cannot be read as UTF-8 text. Check the name.") from None


Parameters = Sequence[object] | Mapping[str, object]
Ask = Callable[[str, Parameters], Answer]


@contextmanager
def asking(database: Path, catalog: str | None = None) -> Iterator[Ask]:
    """Open a database for several queries.

    Args:
        database: the published file.
        catalog: name that the queries call the database by; none calls it by the name of its file.

    Yields:
        A function that answers a query with its parameters, as `ask` does.

    Raises:
        FileNotFoundError: nothing is published there.
        duckdb.Error: a query is wrong; the message says where.
    """
    if not database.is_file():
        raise FileNotFoundError(database)
    with _connected(database, catalog) as connection:

        def answer(query: str, parameters: Parameters) -> Answer:
            """Run one query on the connection.

            Args:
                query: SQL that reads.
                parameters: values for its question marks, or by name.

            Returns:
                All its rows.

            Raises:
                duckdb.Error: the query is wrong, empty, or several.
            """
            if len(connection.extract_statements(query)) > 1:
                raise duckdb.InvalidInputException("Ask one query at a time: this is several.")
            values = parameters if isinstance(parameters, Mapping) else list(parameters)
            result = connection.execute(query, values)
            if result is None or result.description is None:
                raise duckdb.InvalidInputException(
                    "There is nothing to answer: the query is empty."
                )
            columns = tuple(column[0] for column in result.description)
            return Answer(columns, result.fetchall())

        yield answer


def spill_folder() -> str:
    """Return where DuckDB puts what does not fit into memory; it is made only when needed."""
    return str(Path(gettempdir()) / f"juesuan-{os.getpid()}")


@contextmanager
def _connected(database: Path, catalog: str | None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Connect read-only, then close the way to other files and settings."""
    # What does not fit into memory goes to the system's temporary folder, not beside the database.
    with duckdb.connect(
        str(database) if catalog is None else ":memory:",
        read_only=catalog is None,
        config={"temp_directory": spill_folder()},
    ) as connection:
        if catalog is not None:
            file = str(database).replace("'", "''")
            connection.execute(f'attach \'{file}\' as "{catalog}" (read_only); use "{catalog}"')
        connection.execute("set enable_external_access = false; set lock_configuration = true")
        yield connection


def ask(
    database: Path, query: str, parameters: Parameters = (), catalog: str | None = None
) -> Answer:
    """Run a query on a database.

    Args:
        database: the published file.
        query: SQL that reads; it can neither write, nor open files, nor change settings.
        parameters: values for its question marks, or by name.
        catalog: name that the query calls the database by; none for the name of its file.

    Returns:
        All its rows.

    Raises:
        FileNotFoundError: nothing is published there.
        duckdb.Error: the query is wrong; the message says where.
    """
    with asking(database, catalog) as answer:
        return answer(query, parameters)
