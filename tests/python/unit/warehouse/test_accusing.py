"""Rows of failed tests and expectations name the documents at fault."""

from pathlib import Path

import duckdb
import pytest

from juesuan.expectations.verdicts import (
    ExpectationVerdict,
    QualityReport,
    SuiteVerdict,
    Verdict,
)
from juesuan.warehouse.accusing import accused
from juesuan.warehouse.dbt import DbtError
from juesuan.warehouse.quality import NotPublishableError

DOCUMENTS = {"2024/a": "2024/a.txt", "2024/b": "2024/b.txt"}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "juesuan.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table sums (document_id varchar, row_id varchar, n integer)")
        connection.execute("insert into sums values ('2024/a', '2024/a|05|3', 2)")
        connection.execute("insert into sums values (null, '2024/a|05|4', 1)")
    return path


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("select document_id, n from sums", ["2024/a.txt"]),
        ("select row_id, n from sums where document_id is null -- a key", ["2024/a.txt"]),
        ("select n from sums", []),
        ("select '2024/abc' as document_id, '2023/a|1' as row_id", []),
        ("select * from a_model_that_was_skipped", []),
    ],
    ids=["id", "key", "number", "other", "missing"],
)
def test_rows_of_a_failed_test_name_documents(database: Path, query: str, named: list[str]) -> None:
    failure = DbtError(
        ["model x: Overflow", "test y: Got 1"], Path("log"), {"test y: Got 1": query}
    )

    assert accused(failure, database, DOCUMENTS) == dict.fromkeys(named, "test y: Got 1")


def test_rows_of_a_broken_expectation_name_documents_and_findings_do_not(database: Path) -> None:
    def verdict(kind: Verdict, document: str) -> ExpectationVerdict:
        rows = ({"check_id": f"{document}|row-02|9", "status": None},)
        return ExpectationVerdict("expect", "core.some", "应有", "It holds", kind, 1, rows)

    suite = SuiteVerdict(
        "narrative",
        "叙述",
        "Narrative",
        (verdict(Verdict.FINDING, "2024/a"), verdict(Verdict.BROKEN, "2024/b")),
    )
    failure = NotPublishableError("narrative: 1 rows fail", QualityReport((suite,)))

    told = accused(failure, database, DOCUMENTS)

    assert told.keys() == {"2024/b.txt"}
    assert told["2024/b.txt"].startswith("It holds [core.some]: 1 rows fail")


def test_nobody_is_named_where_nothing_was_built(tmp_path: Path) -> None:
    failure = DbtError(["test y: Got 1"], Path("log"), {"test y: Got 1": "select '2024/a'"})
    assert accused(failure, tmp_path / "none.duckdb", DOCUMENTS) == {}
    assert accused(NotPublishableError("strict"), tmp_path / "none.duckdb", DOCUMENTS) == {}
