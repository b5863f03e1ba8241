"""dbt as a child process: a run inside our own process would keep DuckDB's locks."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from juesuan.children import PARENT
from juesuan.project import ROOT
from juesuan.warehouse import dbt_child
from juesuan.warehouse.disk import refuse

_KEPT_LINES = 12
_TRACEBACK = "Traceback (most recent call last)"


_NO_QUERIES: Mapping[str, str] = MappingProxyType({})


class DbtError(Exception):
    """A dbt run that did not succeed.

    Attributes:
        failures: one sentence for each model, seed or test that failed.
        queries: the query of each test that failed, by its sentence.
        log: the log file with everything.
    """

    def __init__(
        self, failures: Sequence[str], log: Path, queries: Mapping[str, str] = _NO_QUERIES
    ) -> None:
        """Keep the failures, so that a command can print them one a line."""
        super().__init__(f"{'; '.join(failures)} (log: {log})")
        self.failures = tuple(failures)
        self.queries = queries
        self.log = log


class DbtStoppedError(DbtError):
    """dbt ended before it could say what failed: killed, or out of memory."""


@dataclass(frozen=True)
class DbtRun:
    """What one dbt run did.

    Attributes:
        statuses: how many nodes ended in each status.
        seconds: time by kind of node (seed, model, test).
    """

    statuses: Mapping[str, int]
    seconds: Mapping[str, float]


def run_dbt(
    arguments: Sequence[str], database: Path, artifacts: Path, variables: Mapping[str, str]
) -> DbtRun:
    """Run dbt on the project.

    Args:
        arguments: the dbt command and its options.
        database: the DuckDB file to write.
        artifacts: folder for dbt's own files (manifest, run results, logs).
        variables: dbt variables.

    Returns:
        Counts and times of the run.

    Raises:
        DbtError: a node failed, or dbt itself stopped.
        DbtStoppedError: it was killed.
        DiskError: the disk was at fault.
    """
    results = artifacts / "target" / "run_results.json"
    results.unlink(missing_ok=True)
    # Open files that may be inherited are: the child holds the build lock as long as it writes.
    done = subprocess.run(
        _command(arguments, artifacts, variables),
        env=_environment(database),
        capture_output=True,
        text=True,
        check=False,
        close_fds=False,
    )
    run, failures = read_results(results)
    if done.returncode:
        told = _told(done, failures)
        refuse(" ".join(told), database.parent)
        kind = DbtStoppedError if done.returncode < 0 else DbtError
        raise kind(told, artifacts / "logs" / "dbt.log", failed_tests(results))
    return run


def _command(
    arguments: Sequence[str], artifacts: Path, variables: Mapping[str, str]
) -> Sequence[str]:
    return [
        *(sys.executable, "-m", dbt_child.__name__),
        # What dbt says at debug level costs a tenth of its time.
        *("--quiet", "--log-level-file", "info"),
        *arguments,
        *("--project-dir", str(ROOT), "--profiles-dir", str(ROOT)),
        *("--target-path", str(artifacts / "target"), "--log-path", str(artifacts / "logs")),
        *("--vars", json.dumps(dict(variables))),
    ]


def _environment(database: Path) -> Mapping[str, str]:
    return {
        **os.environ,
        "JUESUAN_DATABASE": str(database),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
        PARENT: str(os.getpid()),
    }


def _told(done: subprocess.CompletedProcess[str], failures: Sequence[str]) -> Sequence[str]:
    """Say why dbt failed: it was killed, or its nodes did, or what it said last."""
    if done.returncode < 0:
        name = signal.Signals(-done.returncode).name
        return [f"dbt was killed ({name}); after SIGKILL look whether memory ran out"]
    said = _last_lines(done.stdout + done.stderr)
    return failures or said or [f"dbt ended with {done.returncode}"]


def _last_lines(said: str) -> list[str]:
    """Take the end of what dbt said; of a traceback only what it comes to."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return (
        lines[-1:] if any(line.startswith(_TRACEBACK) for line in lines) else lines[-_KEPT_LINES:]
    )


def executable() -> Path:
    """Return the program that runs dbt and ends with the process that started it."""
    return Path(sys.executable).with_name("juesuan-dbt")


def read_results(results: Path) -> tuple[DbtRun, list[str]]:
    """Read what a dbt run wrote about its nodes.

    Args:
        results: its run_results.json; one that is missing or cut tells nothing.

    Returns:
        Counts and times, and a sentence for each node that failed.
    """
    statuses: dict[str, int] = {}
    seconds: dict[str, float] = {}
    rows = _rows(results)
    for row in rows:
        kind = row["unique_id"].split(".")[0]
        statuses[row["status"]] = statuses.get(row["status"], 0) + 1
        seconds[kind] = seconds.get(kind, 0.0) + row["execution_time"]
    failed = [_sentence(row) for row in rows if row["status"] in ("fail", "error")]
    return DbtRun(statuses, seconds), failed


def failed_tests(results: Path) -> dict[str, str]:
    """Read which tests failed, and how to see the rows that they name.

    Args:
        results: run_results.json of a dbt run.

    Returns:
        The query of each, by the sentence that `read_results` gives it.
    """
    failed = (row for row in _rows(results) if row["status"] == "fail")
    return {_sentence(row): row["compiled_code"] for row in failed if row.get("compiled_code")}


def _sentence(row: Mapping[str, Any]) -> str:
    kind, _, name = row["unique_id"].split(".", 2)
    return f"{kind} {name.split('.')[0]}: {' '.join((row['message'] or '').split())}"


def _rows(results: Path) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = json.loads(results.read_text(encoding="utf-8"))["results"]
    except (FileNotFoundError, ValueError):
        return []
    return rows
