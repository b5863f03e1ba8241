"""A run of suites: what could not be evaluated is an error, and all of it stands on the page."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from checks_database import write_checks, write_suite

from juesuan.expectations.custom import Family
from juesuan.expectations.page import plain_number
from juesuan.expectations.running import run_suites
from juesuan.expectations.suites import SUITES, SuiteError, load_suites
from juesuan.expectations.verdicts import Verdict
from juesuan.project import reference_rows

BREACH = {"rhs_wan": "3.03", "difference_wan": "-0.03", "status": "breach"}
HOLD = {"type": "expect_identities_to_hold", "kwargs": {"family": "row"}}


@pytest.mark.parametrize(
    ("expectation", "cause"),
    [
        (
            {"type": "expect_column_values_to_not_be_null", "kwargs": {"column": "no_column"}},
            "no_column",
        ),
        ({"type": "expect_rows_to_satisfy", "kwargs": {"condition": "no_such > 0"}}, "no_such"),
        (
            {"type": "expect_rows_to_satisfy", "kwargs": {"condition": "lhs_text::int > 0"}},
            "Could not convert",
        ),
        ({**HOLD, "meta": {"table": "quality.nothing"}}, "There is no table quality.nothing"),
    ],
)
def test_what_cannot_be_evaluated_is_an_error_with_its_cause(
    tmp_path: Path, expectation: dict[str, Any], cause: str
) -> None:
    database = write_checks(tmp_path / "checks.duckdb", [{}])
    finding = {"meta": {**expectation.get("meta", {}), "on_failure": "finding"}}
    suites = write_suite(tmp_path / "suites", {**expectation, **finding})
    report = run_suites(database, tmp_path / "quality", suites)

    verdict = report.suites[0].expectations[0]
    assert verdict.verdict is Verdict.ERROR
    assert cause in verdict.cause
    assert "could not be evaluated" in report.blocking[0]
    page = (tmp_path / "quality" / "index.html").read_text(encoding="utf-8")
    assert "无法判断" in page
    assert not re.search("https?:", page)


def test_the_page_shows_failing_rows_with_keys_and_both_sides(tmp_path: Path) -> None:
    database = write_checks(tmp_path / "checks.duckdb", [{}, BREACH])
    finding = {**HOLD, "meta": {"on_failure": "finding"}}
    run_suites(database, tmp_path / "quality", write_suite(tmp_path / "suites", finding))
    page = (tmp_path / "quality" / "index.html").read_text(encoding="utf-8")

    for text in ("2024/some-office", "33·合计", "row-04-funds", "公开04表第133行 合计 3.00"):
        assert text in page
    assert "3.00 − 3.03 = <b>-0.03</b> 万元" in page
    assert "应当如此。" in page
    assert "It should be so." in page
    assert "&lt;一般公共预算&gt;" in page
    assert not re.search(r"https?:|//|<script|src=|href=|@import|url\(", page)


def test_the_results_are_those_of_great_expectations(tmp_path: Path) -> None:
    database = write_checks(tmp_path / "checks.duckdb", [{}, BREACH, BREACH])
    run_suites(database, tmp_path / "quality", write_suite(tmp_path / "suites", HOLD))
    record = json.loads((tmp_path / "quality" / "sample.json").read_text(encoding="utf-8"))

    assert record["suite_name"] == "sample"
    assert record["success"] is False
    assert record["statistics"]["unsuccessful_expectations"] == 1
    assert record["results"][0]["result"]["observed_value"] == 2
    assert record["results"][0]["expectation_config"]["kwargs"]["family"] == "row"


@pytest.mark.parametrize(
    ("expectation", "words"),
    [
        ({"type": "expect_nothing_at_all"}, "expect_nothing_at_all"),
        ({"type": "expect_identities_to_hold", "kwargs": {"family": "rows"}}, "family"),
        ({"type": "expect_rows_to_satisfy", "kwargs": {}}, "condition"),
        ({**HOLD, "meta": {"on_failure": "ignore"}}, "on_failure"),
        ({**HOLD, "meta": {"zh": ""}}, "zh"),
    ],
)
def test_a_suite_that_cannot_be_used_says_so(
    tmp_path: Path, expectation: dict[str, Any], words: str
) -> None:
    with pytest.raises(SuiteError, match=words):
        load_suites(write_suite(tmp_path / "suites", expectation))


def test_no_suite_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="no suite"):
        load_suites(tmp_path)


def test_the_suites_load_whole_and_judge_every_family() -> None:
    suites = load_suites()
    written = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in SUITES.glob("*.yml")]
    judged = {
        (one.expectation_type, one.family)
        for suite in suites
        for one in suite.expectations
        if hasattr(one, "family")
    }

    assert sum(len(suite.expectations) for suite in suites) == sum(
        len(content["expectations"]) for content in written
    )
    assert len(judged) == 2 * len(get_args(Family))
    assert {row["family"] for row in reference_rows("identities")} == set(get_args(Family))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("3.0000000000", "3.00"), ("-0.0300", "-0.03"), ("1.125000", "1.125"), ("7", "7")],
)
def test_amounts_are_shown_without_the_zeros_of_their_type(text: str, plain: str) -> None:
    assert plain_number(text) == plain
    assert plain_number(None) == "null"


def test_one_that_fails_leaves_the_others_their_connection(tmp_path: Path) -> None:
    database = write_checks(tmp_path / "checks.duckdb", [{}])
    bad = {"type": "expect_rows_to_satisfy", "kwargs": {"condition": "lhs_text::int > 0"}}
    suites = write_suite(tmp_path / "suites", HOLD, bad, HOLD)
    report = run_suites(database, tmp_path / "quality", suites)

    verdicts = [one.verdict for one in report.suites[0].expectations]
    assert verdicts == [Verdict.HOLDS, Verdict.ERROR, Verdict.HOLDS]
