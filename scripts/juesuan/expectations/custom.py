"""Custom expectations: rows judged by a condition, identities judged by their own arithmetic."""

from typing import Any, ClassVar, Literal

from great_expectations.compatibility import pydantic
from great_expectations.execution_engine.execution_engine import ExecutionEngine
from great_expectations.expectations.core.unexpected_rows_expectation import (
    UnexpectedRowsExpectation,
)

from juesuan.expectations.arithmetic import disagreeing_checks, failing_checks

Family = Literal[
    "row",
    "hierarchy",
    "balance",
    "cross_table",
    "narrative",
    "percentage",
    "continuity",
    "performance",
]


class _ExpectNoRows(UnexpectedRowsExpectation):
    """Expect a query to yield no row; only counted, for the rows are asked for when it does."""

    metric_dependencies: ClassVar[tuple[str, ...]] = ("unexpected_rows_query.row_count",)

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: ExecutionEngine[Any] | None = None,
    ) -> dict[str, Any]:
        count = metrics["unexpected_rows_query.row_count"]
        return {"success": count == 0, "result": {"observed_value": count}}


class ExpectRowsToSatisfy(_ExpectNoRows):
    """Expect a SQL condition to be true of every row; a condition that is null fails.

    Args:
        condition: the condition.
        where: which rows it is asked of; all if omitted.
    """

    condition: str
    where: str = "true"
    unexpected_rows_query: str = ""

    @pydantic.root_validator(pre=True)
    @classmethod
    def _write_query(cls, values: dict[str, Any]) -> dict[str, Any]:
        where, condition = values.get("where", "true"), values.get("condition")
        query = f"where ({where}) and case when ({condition}) then false else true end"
        # A literal brace of a pattern is doubled, for GX puts the batch into braces.
        query = query.replace("{", "{{").replace("}", "}}")
        return {**values, "unexpected_rows_query": f"select * from {{batch}} {query}"}


class ExpectIdentitiesToHold(_ExpectNoRows):
    """Expect |lhs - rhs| to be within the tolerance in every testable check of a family.

    The verdict is computed here from both sides and the tolerance. A null in a testable row, a
    difference that is not the difference of the sides, and a status that says otherwise fail too.
    A breach that a person waived does not.

    Args:
        family: which identities.
    """

    family: Family
    unexpected_rows_query: str = ""

    @pydantic.root_validator(pre=True)
    @classmethod
    def _write_query(cls, values: dict[str, Any]) -> dict[str, Any]:
        return {**values, "unexpected_rows_query": failing_checks(values.get("family", ""))}


class ExpectStatusesToFollowFromArithmetic(_ExpectNoRows):
    """Expect the status of each check of a family to be what its own figures say.

    Args:
        family: which identities.
    """

    family: Family
    unexpected_rows_query: str = ""

    @pydantic.root_validator(pre=True)
    @classmethod
    def _write_query(cls, values: dict[str, Any]) -> dict[str, Any]:
        return {**values, "unexpected_rows_query": disagreeing_checks(values.get("family", ""))}
