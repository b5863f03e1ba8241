"""The identity expectations judge by themselves: planted verdicts, nulls, and boundaries."""

from pathlib import Path
from typing import Any

import pytest
from checks_database import write_checks, write_suite

from juesuan.expectations.running import run_suites
from juesuan.expectations.verdicts import ExpectationVerdict, Verdict

HOLD = {"type": "expect_identities_to_hold", "kwargs": {"family": "row"}}
FOLLOW = {"type": "expect_statuses_to_follow_from_arithmetic", "kwargs": {"family": "row"}}


def judge(tmp_path: Path, change: dict[str, Any]) -> tuple[ExpectationVerdict, ExpectationVerdict]:
    database = write_checks(tmp_path / "checks.duckdb", [{}, change])
    finding = {**HOLD, "meta": {"on_failure": "finding"}}
    suites = write_suite(tmp_path / "suites", finding, FOLLOW)
    report = run_suites(database, tmp_path / "quality", suites)
    hold, follow = report.suites[0].expectations
    return hold, follow


def sides(lhs: str, rhs: str, tolerance: str, **other: Any) -> dict[str, Any]:
    from decimal import Decimal

    difference = str(Decimal(lhs) - Decimal(rhs))
    return {
        "lhs_wan": lhs,
        "rhs_wan": rhs,
        "difference_wan": difference,
        "tolerance_wan": tolerance,
        **other,
    }


@pytest.mark.parametrize(
    "change",
    [
        {},
        sides("10.00", "10.00", "0.01", status="exact"),
        sides("5.99", "6.01", "0.02", status="unlikely_rounding"),
        sides("5.00", "6.00", "0.01", relation="at_most", status="exact"),
        sides("6.01", "6.00", "0.01", relation="at_most", status="within_rounding"),
        sides("6.00", "5.00", "0.01", relation="at_least", status="exact"),
        sides("0.0000000001", "0", "0.0000000001", relation="ratio"),
        {"relation": "state", "lhs_wan": None, "rhs_wan": None, "status": "exact"},
        {"status": "not_testable", "not_testable_reason": "未公开该表", "lhs_wan": None},
        {"family": "balance", "status": "breach", "lhs_wan": None},
    ],
)
def test_what_holds_holds(tmp_path: Path, change: dict[str, Any]) -> None:
    hold, follow = judge(tmp_path, change)
    assert (hold.verdict, follow.verdict) == (Verdict.HOLDS, Verdict.HOLDS)


@pytest.mark.parametrize(
    "change",
    [
        sides("3.00", "3.03", "0.02", status="breach"),
        sides("6.02", "6.00", "0.01", relation="at_most", status="breach"),
        sides("5.00", "6.00", "0.01", relation="at_least", status="breach"),
        sides("1.00000000001", "1", "0", relation="ratio", status="breach")
        | {"lhs_wan": "1.0000000001", "difference_wan": "0.0000000001"},
        {"relation": "state", "lhs_wan": None, "rhs_wan": None, "status": "breach"},
    ],
)
def test_a_breach_is_a_finding_about_the_document(tmp_path: Path, change: dict[str, Any]) -> None:
    hold, follow = judge(tmp_path, change)
    assert (hold.verdict, hold.failing_count) == (Verdict.FINDING, 1)
    assert hold.rows[0]["instance_key"] == "33·合计"
    assert follow.verdict is Verdict.HOLDS


def test_a_waived_breach_is_none(tmp_path: Path) -> None:
    change = sides("3.00", "3.03", "0.02", status="breach", waiver_id="w1")
    assert judge(tmp_path, change)[0].verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    "change",
    [
        sides("3.00", "3.03", "0.02", status="within_rounding"),
        sides("3.00", "3.02", "0.02", status="breach"),
        sides("3.00", "3.03", "0.02", status="exact", waiver_id="w1"),
        sides("3.00", "3.01", "0.02", status="exact"),
        sides("3.00", "3.01", "-0.02", status="breach"),
        {"lhs_wan": None},
        {"rhs_wan": None},
        {"tolerance_wan": None},
        {"difference_wan": None},
        {"difference_wan": "0.01"},
        {"relation": None},
        {"relation": "about"},
        {"status": None},
        {"status": "fine"},
        {"status": "not_testable"},
        {"status": "not_testable", "not_testable_reason": ""},
        {"relation": "state", "status": None},
    ],
)
def test_a_wrong_status_or_a_null_breaks_the_database(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    hold, follow = judge(tmp_path, change)
    assert (hold.verdict, hold.failing_count) == (Verdict.FINDING, 1)
    assert (follow.verdict, follow.failing_count) == (Verdict.BROKEN, 1)


def test_a_condition_that_is_null_fails(tmp_path: Path) -> None:
    database = write_checks(tmp_path / "checks.duckdb", [{}, {"lhs_wan": None}])
    plain = {
        "type": "unexpected_rows_expectation",
        "kwargs": {"unexpected_rows_query": "select * from {batch} where not lhs_wan > 0"},
    }
    ours = {
        "type": "expect_rows_to_satisfy",
        "kwargs": {"condition": "lhs_wan > 0 and regexp_full_match(check_id, 'c[0-9]{1}')"},
    }
    suites = write_suite(tmp_path / "suites", plain, ours)
    report = run_suites(database, tmp_path / "quality", suites)
    first, second = report.suites[0].expectations

    assert first.verdict is Verdict.HOLDS  # the trap that ours avoids
    assert (second.verdict, second.failing_count) == (Verdict.BROKEN, 1)
    assert second.rows[0]["check_id"] == "c1"
