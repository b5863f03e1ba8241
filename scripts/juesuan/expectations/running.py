"""Running the suites on a finished database: verdicts, result files, and the page."""

import json
from importlib.metadata import version
from pathlib import Path

from great_expectations.core import (
    ExpectationSuite,
    ExpectationSuiteValidationResult,
    ExpectationValidationResult,
)
from great_expectations.expectations.expectation import Expectation

from juesuan.expectations.engine import DuckDBDatasource, open_datasource, whole_table
from juesuan.expectations.evidence import cause_of, failing_count, failing_rows
from juesuan.expectations.overview import look_over
from juesuan.expectations.page import render
from juesuan.expectations.suites import SUITES, load_suites, meta_of
from juesuan.expectations.verdicts import (
    ExpectationVerdict,
    QualityReport,
    Row,
    SuiteVerdict,
    Verdict,
)

PAGE = "index.html"


def run_suites(database: Path, folder: Path, suites: Path = SUITES) -> QualityReport:
    """Run every suite on a database, read-only, and write the results and the page.

    Args:
        database: the finished database file.
        folder: where a JSON file a suite and the page are written.
        suites: the folder of suites.

    Returns:
        The verdicts.

    Raises:
        SuiteError: a suite file cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open_datasource(database) as source:
        report = QualityReport(tuple(_run(one, source, folder) for one in load_suites(suites)))
        overview = look_over(source)
    (folder / PAGE).write_text(render(report, overview), encoding="utf-8")
    return report


def _run(suite: ExpectationSuite, source: DuckDBDatasource, folder: Path) -> SuiteVerdict:
    results = [_validate(one, source) for one in suite.expectations]
    verdicts = tuple(
        _judge(one, result, source) for one, result in zip(suite.expectations, results, strict=True)
    )
    path = folder / f"{suite.name}.json"
    path.write_text(_as_json(suite, results), encoding="utf-8")
    return SuiteVerdict(suite.name, suite.meta["zh"], suite.meta["en"], verdicts)


def _validate(expectation: Expectation, source: DuckDBDatasource) -> ExpectationValidationResult:
    """Validate one expectation; whatever is raised becomes its exception_info."""
    meta = meta_of(expectation)
    shown = meta.get("show")
    index = {"unexpected_index_column_names": shown} if shown else {}
    try:
        batch = whole_table(source, meta["table"])
        return batch.validate(expectation, result_format={"result_format": "SUMMARY", **index})
    except Exception as error:  # GX raises some causes and returns others: both are an error
        return ExpectationValidationResult(
            success=False,
            expectation_config=expectation.configuration,
            exception_info={"raised_exception": True, "exception_message": str(error)},
        )


def _judge(
    expectation: Expectation, result: ExpectationValidationResult, source: DuckDBDatasource
) -> ExpectationVerdict:
    meta, cause = meta_of(expectation), cause_of(result)
    verdict, count, rows = Verdict.HOLDS, 0, tuple[Row, ...]()
    if cause:
        verdict = Verdict.ERROR
    elif not result.success:
        verdict = Verdict.FINDING if meta["on_failure"] == "finding" else Verdict.BROKEN
        count, rows = failing_count(result), failing_rows(expectation, result, source)
    return ExpectationVerdict(
        expectation.expectation_type,
        meta["table"],
        " ".join(meta["zh"].split()),
        " ".join(meta["en"].split()),
        verdict,
        count,
        rows,
        cause,
    )


def _as_json(suite: ExpectationSuite, results: list[ExpectationValidationResult]) -> str:
    successes = sum(bool(result.success) for result in results)
    whole = ExpectationSuiteValidationResult(
        success=successes == len(results),
        results=results,
        suite_name=suite.name,
        statistics={
            "evaluated_expectations": len(results),
            "successful_expectations": successes,
            "unsuccessful_expectations": len(results) - successes,
            "success_percent": 100 * successes / len(results),
        },
        meta={**suite.meta, "great_expectations_version": version("great-expectations")},
    )
    record = whole.to_json_dict()  # type: ignore[no-untyped-call]
    return json.dumps(record, ensure_ascii=False, indent=2)
