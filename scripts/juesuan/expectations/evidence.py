"""What stands against an expectation: the failing rows, or why it could not be evaluated."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from great_expectations.core import ExpectationValidationResult
from great_expectations.expectations.core.unexpected_rows_expectation import (
    UnexpectedRowsExpectation,
)
from great_expectations.expectations.expectation import Expectation

from juesuan.expectations.engine import DuckDBDatasource, query
from juesuan.expectations.suites import meta_of
from juesuan.expectations.verdicts import Row

_MANY_ROWS = 500
# SQLAlchemy ends each message with an address of its documentation.
_HINT = re.compile(r"\(Background on this error at: \S+\)")


def cause_of(result: ExpectationValidationResult) -> str:
    """Find why an expectation could not be evaluated.

    Args:
        result: its result; GX puts an exception into exception_info, by itself or by metric.

    Returns:
        The message of the exception in one line; blank if it was evaluated.
    """
    messages = [
        str(info.get("exception_message") or "no message")
        for info in _exceptions(result.exception_info or {})
    ]
    if not messages and not result.success and not result.result:
        messages = ["Great Expectations gave neither a result nor an exception."]
    return " ".join(_HINT.sub("", "; ".join(dict.fromkeys(messages))).split())


def failing_count(result: ExpectationValidationResult) -> int:
    """Count the rows that fail.

    Args:
        result: the result of an expectation that failed.

    Returns:
        The number of rows; 1 for an expectation about a whole table.
    """
    values = result.result
    count = values.get("unexpected_count")
    if count is None and result.expectation_config is not None:
        is_query = "unexpected_rows_query" in result.expectation_config.kwargs
        count = values.get("observed_value") if is_query else None
    return int(count or 1)


def failing_rows(
    expectation: Expectation, result: ExpectationValidationResult, source: DuckDBDatasource
) -> tuple[Row, ...]:
    """Fetch the rows that fail: asked again of the database, for GX caps rows and rounds decimals.

    Args:
        expectation: an expectation that failed.
        result: its result.
        source: the database.

    Returns:
        The first failing rows, every value as exact text.
    """
    if isinstance(expectation, UnexpectedRowsExpectation):
        return query(source, _query_of(expectation))
    listed = result.result.get("partial_unexpected_index_list")
    rows = listed or [{"observed_value": result.result.get("observed_value")}]
    return tuple({name: _text(value) for name, value in row.items()} for row in rows)


def _query_of(expectation: UnexpectedRowsExpectation) -> str:
    """Write the query of the failing rows, with the columns that the suite shows."""
    meta = meta_of(expectation)
    rows = str(expectation.unexpected_rows_query).format(batch=meta["table"])
    shown = [f"cast({name} as varchar) as {name}" for name in meta.get("show", [])]
    columns = ", ".join(shown) or "cast(columns(*) as varchar)"
    text = f"select {columns} from ({rows}) as failing"
    return f"{text} order by all limit {_MANY_ROWS}"


def _exceptions(info: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if "raised_exception" in info:
        if info["raised_exception"]:
            yield info
        return
    for inner in info.values():
        yield from _exceptions(inner)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
