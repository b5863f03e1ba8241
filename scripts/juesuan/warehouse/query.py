"""Asking the published database: read-only, and closed to the file system."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
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


Parameters = Sequence[object] | Mapping[str, object]
Ask = Callable[[str, Parameters], Answer]


@contextmanager
def asking(database: Path) -> Iterator[Ask]:
    """Open a database for several queries.

    Args:
        database: the published file.

    Yields:
        A function that answers a query with its parameters, as `ask` does.

    Raises:
        FileNotFoundError: nothing is published there.
        duckdb.Error: a query is wrong; the message says where.
    """
    if not database.is_file():
        raise FileNotFoundError(database)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": False,
        "lock_configuration": True,
    }
    with duckdb.connect(str(database), read_only=True, config=settings) as connection:

        def answer(query: str, parameters: Parameters) -> Answer:
            values = parameters if isinstance(parameters, Mapping) else list(parameters)
            result = connection.execute(query, values)
            columns = tuple(column[0] for column in result.description or ())
            return Answer(columns, result.fetchall())

        yield answer


def ask(database: Path, query: str, parameters: Parameters = ()) -> Answer:
    """Run a query on a database.

    Args:
        database: the published file.
        query: SQL that reads; it can neither write, nor open files, nor change settings.
        parameters: values for its question marks, or by name.

    Returns:
        All its rows.

    Raises:
        FileNotFoundError: nothing is published there.
        duckdb.Error: the query is wrong; the message says where.
    """
    with asking(database) as answer:
        return answer(query, parameters)
