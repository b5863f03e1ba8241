"""Many questions for metrics answered by one child process, by the way that the command takes."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from juesuan.warehouse.metricflow import without_updates
from juesuan.warehouse.metrics import answer_sql, metrics_environment, prepare_project
from juesuan.warehouse.query import Answer


@dataclass(frozen=True)
class Question:
    """What `mf query` is asked; the names are those of its request."""

    metric_names: Sequence[str]
    group_by_names: Sequence[str] = ()
    where_constraints: Sequence[str] = ()
    order_by_names: Sequence[str] = ()


def ask_questions(database: Path, questions: Sequence[Question]) -> list[Answer]:
    """Return the answer to each question."""
    with TemporaryDirectory() as folder:
        project = Path(folder)
        prepare_project(project, database)
        done = subprocess.run(
            [sys.executable, __file__],
            env={**metrics_environment(project, database)},
            input=json.dumps([asdict(question) for question in questions]),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return [answer_sql(query, database) for query in json.loads(done.stdout)]


def _write_queries(questions: Sequence[dict[str, Any]]) -> list[str]:
    without_updates()
    from dbt_metricflow.cli.cli_configuration import CLIConfiguration
    from metricflow.engine.metricflow_engine import MetricFlowQueryRequest

    configuration = CLIConfiguration()
    configuration.setup(configure_file_logging=False)
    return [
        configuration.mf.explain(
            mf_request=MetricFlowQueryRequest.create(**question)
        ).sql_statement.sql
        for question in questions
    ]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_write_queries(json.load(sys.stdin))))
