"""dbt as a child process: a run inside our own process would keep DuckDB's locks."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from juesuan.project import ROOT

_KEPT_LINES = 12


class DbtError(Exception):
    """A dbt run that did not succeed.

    Attributes:
        failures: one sentence for each model, seed or test that failed.
        log: the log file with everything.
    """

    def __init__(self, failures: Sequence[str], log: Path) -> None:
        """Keep the failures, so that a command can print them one a line."""
        super().__init__(f"{'; '.join(failures)} (log: {log})")
        self.failures = tuple(failures)
        self.log = log


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
    """
    command = [
        str(Path(sys.executable).with_name("dbt")),
        "--quiet",
        *arguments,
        *("--project-dir", str(ROOT), "--profiles-dir", str(ROOT)),
        *("--target-path", str(artifacts / "target"), "--log-path", str(artifacts / "logs")),
        *("--vars", json.dumps(dict(variables))),
    ]
    results = artifacts / "target" / "run_results.json"
    results.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "JUESUAN_DATABASE": str(database),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    run, failures = _read_results(results)
    if done.returncode:
        tail = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise DbtError(failures or tail[-_KEPT_LINES:], artifacts / "logs" / "dbt.log")
    return run


def _read_results(results: Path) -> tuple[DbtRun, list[str]]:
    statuses: dict[str, int] = {}
    seconds: dict[str, float] = {}
    failures = []
    rows = json.loads(results.read_text(encoding="utf-8"))["results"] if results.exists() else []
    for row in rows:
        kind, _, name = row["unique_id"].split(".", 2)
        statuses[row["status"]] = statuses.get(row["status"], 0) + 1
        seconds[kind] = seconds.get(kind, 0.0) + row["execution_time"]
        if row["status"] in ("fail", "error"):
            message = " ".join((row["message"] or "").split())
            failures.append(f"{kind} {name.split('.')[0]}: {message}")
    return DbtRun(statuses, seconds), failures
