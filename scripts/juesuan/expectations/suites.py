"""Loading the suites: YAML with the keys of a Great Expectations suite, one file each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from great_expectations.compatibility import pydantic
from great_expectations.core import ExpectationSuite
from great_expectations.exceptions.exceptions import ExpectationNotFoundError
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.registry import get_expectation_impl

import juesuan.expectations.custom  # noqa: F401 (its classes register themselves)
from juesuan.project import ROOT

SUITES = ROOT / "tests" / "expectations"
_REQUIRED = ("table", "on_failure", "zh", "en")
# What a failure does, as the severity that Great Expectations knows.
_SEVERITIES = {"finding": "warning", "block": "critical"}


class SuiteError(Exception):
    """A suite file that cannot be used."""


def load_suites(folder: Path = SUITES) -> list[ExpectationSuite]:
    """Load every suite of a folder, in the order of their meta.

    Args:
        folder: the folder of YAML files.

    Returns:
        The suites.

    Raises:
        SuiteError: there is none, or an expectation lacks one of table, on_failure, zh, en.
    """
    suites = [_load(path) for path in folder.glob("*.yml")]
    if not suites:
        raise SuiteError(f"There is no suite in {folder}.")
    return sorted(suites, key=lambda suite: int(suite.meta["order"]))


def meta_of(expectation: Expectation) -> Mapping[str, Any]:
    """Return what a suite says of an expectation: table, on_failure, zh, en, and perhaps show."""
    return expectation.meta or {}


def _load(path: Path) -> ExpectationSuite:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    expectations = [_complete(path, one) for one in content["expectations"]]
    try:
        for one in expectations:
            get_expectation_impl(one["type"])
        suite = ExpectationSuite(content["name"], expectations, meta=content["meta"])
    except (pydantic.ValidationError, ExpectationNotFoundError) as error:
        raise SuiteError(f"{path.name}: {error}") from error
    # GX only logs a configuration that it cannot use, and goes on without it.
    if len(suite.expectations) != len(expectations):
        raise SuiteError(f"{path.name}: an expectation has wrong arguments.")
    return suite


def _complete(path: Path, expectation: Mapping[str, Any]) -> dict[str, Any]:
    meta = expectation.get("meta", {})
    missing = [name for name in _REQUIRED if not meta.get(name)]
    if missing or meta["on_failure"] not in _SEVERITIES:
        reason = f"needs {', '.join(missing)}" if missing else "has no such on_failure"
        raise SuiteError(f"{path.name}: {expectation.get('type')} {reason} in its meta.")
    return {"kwargs": {}, **expectation, "severity": _SEVERITIES[meta["on_failure"]]}
