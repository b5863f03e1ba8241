"""What a warehouse knows, and what it says of what it does not know."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from juesuan.known_values import MissingTableError, check_word, find_year, require
from juesuan.lookup import Known, UnknownValueError
from juesuan.warehouse.query import Answer, Ask

OFFICE = Known("318001", "四川省信访局")


def answering(answers: Mapping[str, Sequence[tuple[object, ...]]]) -> Ask:
    """Answer each query by the first word of the list that stands in it."""

    def asked(query: str, _: object) -> Answer:
        rows = next(rows for word, rows in answers.items() if word in query)
        return Answer((), rows)

    return asked


def test_a_year_under_another_code_of_the_office_is_named() -> None:
    asked = answering({"office_series_code": [(2024, "318002")], "is_used": [(2022,), (None,)]})

    assert find_year(asked, OFFICE, "2022") == 2022
    with pytest.raises(UnknownValueError, match=r"Its years: 2022\. Under another code: 2024 as"):
        find_year(asked, OFFICE, "2024")


def test_a_warehouse_without_a_table_or_a_document_says_so() -> None:
    database = Path("juesuan.duckdb")
    older = answering({"information_schema": [("core.dim_documents",)]})
    empty = answering({"information_schema": [("core.dim_documents",)], "limit 1": []})

    with pytest.raises(MissingTableError, match=r"has no a\.b and 1 more: it is older"):
        require(older, database, "a.b", "a.c")
    with pytest.raises(MissingTableError, match="holds no document"):
        require(empty, database)


def test_a_word_of_a_closed_list_or_the_nearest() -> None:
    check_word(None, ("open",), "status")
    check_word("open", ("open",), "status")
    with pytest.raises(UnknownValueError, match=r"No status 'opn'\. Nearest: open\."):
        check_word("opn", ("open", "waived"), "status")
