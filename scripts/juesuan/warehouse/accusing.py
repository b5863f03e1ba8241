"""Which documents the rows of a failed test or expectation name."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb

from juesuan.expectations.verdicts import Verdict
from juesuan.warehouse.dbt import DbtError
from juesuan.warehouse.quality import NotPublishableError
from juesuan.warehouse.query import ask

_MOST_ROWS = 10_000

Failure = DbtError | NotPublishableError


def accused(failure: Failure, database: Path, documents: Mapping[str, str]) -> dict[str, str]:
    """Name the documents that break a test or an expectation.

    Args:
        failure: what failed.
        database: the database that was tested, closed.
        documents: names of files by document id.

    Returns:
        What was said of each, by the name of its file; nothing where no row names a document, as
        where a model failed.
    """
    told: dict[str, str] = {}
    for sentence, values in _failing_values(failure, database):
        # A key begins with the id of its document.
        document_id = values.partition("|")[0]
        if document_id in documents:
            told.setdefault(documents[document_id], sentence)
    return told


def _failing_values(failure: Failure, database: Path) -> Iterator[tuple[str, str]]:
    if isinstance(failure, DbtError):
        for sentence, query in failure.queries.items():
            yield from ((sentence, value) for value in _texts(_rows(database, query)))
        return
    for suite in failure.report.suites if failure.report else ():
        for one in suite.expectations:
            if one.verdict is Verdict.BROKEN:
                rows = (row.values() for row in one.rows)
                yield from ((one.sentence, value) for value in _texts(rows))


def _texts(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    return (value for row in rows for value in row if isinstance(value, str))


def _rows(database: Path, query: str) -> Iterable[Iterable[object]]:
    try:
        return ask(database, f"from (\n{query}\n) limit {_MOST_ROWS}").rows
    except (duckdb.Error, FileNotFoundError):
        return ()
