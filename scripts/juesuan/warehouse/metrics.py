"""Asking for metrics: MetricFlow writes the SQL, the published database answers, read-only.

MetricFlow (`mf`) runs as a child process. It wants a dbt project whose target folder holds the
semantic manifest, and gets one of its own for the time of a question, so that nothing is written
into the checkout or beside the database. Queries are answered by ourselves, for `mf` turns DECIMAL
into float and prints six digits of it: 21218.98 becomes 21219.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from juesuan.project import DATABASE_NAME, ROOT
from juesuan.warehouse.dbt import run_dbt
from juesuan.warehouse.query import Answer, ask

_MANIFEST = Path("target", "semantic_manifest.json")
_ARTIFACTS_FOLDER = ".dbt"
_QUERY = "query"
# What a question about the query itself asks for; `mf` prints that.
_NOT_ROWS = ("--help", "--explain", "--csv", "--display-plans")
_END_OF_MESSAGE = "Log File:"


class MetricsNotInstalledError(Exception):
    """The optional package that answers metrics is not installed."""


class MetricsQuestionError(Exception):
    """MetricFlow does not understand the question; the message names the nearest known names."""


def asks_for_rows(arguments: Sequence[str]) -> bool:
    """Tell whether a command of MetricFlow is a query for rows, which `query_metrics` answers.

    Args:
        arguments: the command and its options.
    """
    return arguments[0] == _QUERY and not any(
        argument.startswith(_NOT_ROWS) for argument in arguments
    )


def query_metrics(arguments: Sequence[str], database: Path) -> Answer:
    """Answer a query for metrics with exact amounts.

    Args:
        arguments: the query as `mf` takes it, such as `query --metrics income_wan`.
        database: the published file.

    Returns:
        The rows; amounts as Decimal, ratios as float.

    Raises:
        MetricsNotInstalledError: dbt-metricflow is not installed.
        FileNotFoundError: nothing is published there.
        MetricsQuestionError: a name is unknown, or the query cannot be written.
        DbtError: the semantic models of the checkout cannot be read.
        duckdb.Error: the condition of the query is wrong; the message says where.
    """
    with _metricflow([*arguments, "--explain", "--quiet"], database) as (command, environment):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        message = (done.stdout + done.stderr).split(_END_OF_MESSAGE, maxsplit=1)[0]
        raise MetricsQuestionError(message.strip())
    return answer_sql(done.stdout, database)


def answer_sql(query: str, database: Path) -> Answer:
    """Answer the SQL of MetricFlow, a year as its first day without a time of day.

    Args:
        query: as `mf query --explain` writes it.
        database: the published file.

    Returns:
        The rows; amounts as Decimal, ratios as float.

    Raises:
        duckdb.Error: the condition of the query is wrong; the message says where.
    """
    # The semantic models name the database as it was built, whatever the file is called now.
    answer = ask(database, query, catalog=Path(DATABASE_NAME).stem)
    rows = [
        tuple(value.date() if isinstance(value, datetime) else value for value in row)
        for row in answer.rows
    ]
    return Answer(answer.columns, rows)


def run_metricflow(arguments: Sequence[str], database: Path) -> int:
    """Run any other command of MetricFlow; it prints its own answer.

    Args:
        arguments: the command and its options, such as `list metrics`.
        database: the published file.

    Returns:
        The exit status of MetricFlow.

    Raises:
        MetricsNotInstalledError: dbt-metricflow is not installed.
        FileNotFoundError: nothing is published there.
        DbtError: the semantic models of the checkout cannot be read.
    """
    with _metricflow(arguments, database) as (command, environment):
        return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def _metricflow(
    arguments: Sequence[str], database: Path
) -> Iterator[tuple[list[str], Mapping[str, str]]]:
    if find_spec("dbt_metricflow") is None:
        raise MetricsNotInstalledError
    if not database.is_file():
        raise FileNotFoundError(database)
    with TemporaryDirectory(prefix="juesuan-metrics-") as name:
        project = Path(name)
        prepare_project(project, database)
        command = [sys.executable, "-m", "juesuan.warehouse.metricflow", *arguments]
        yield command, metrics_environment(project, database)


def prepare_project(project: Path, database: Path) -> None:
    """Lay out the dbt project that MetricFlow reads.

    The manifest is the one that the database was built with; a database that stands alone, as a
    copy does, is read with the manifest of this checkout.

    Args:
        project: an empty folder.
        database: the published file.

    Raises:
        DbtError: the semantic models of the checkout cannot be read.
    """
    shutil.copy(ROOT / "dbt_project.yml", project)
    (project / _MANIFEST).parent.mkdir()
    built = database.parent / _ARTIFACTS_FOLDER / _MANIFEST
    if not built.is_file():
        run_dbt(["parse"], project / DATABASE_NAME, project / _ARTIFACTS_FOLDER, {})
        built = project / _ARTIFACTS_FOLDER / _MANIFEST
    shutil.copy(built, project / _MANIFEST)


def metrics_environment(project: Path, database: Path) -> Mapping[str, str]:
    """Return the environment in which MetricFlow reads the database and tells nobody.

    Args:
        project: the folder that `prepare_project` laid out.
        database: the published file.

    Returns:
        The environment of this process, with the settings of dbt.
    """
    return {
        **os.environ,
        "JUESUAN_TARGET": "published",
        "JUESUAN_DATABASE": str(database.resolve()),
        "DBT_PROJECT_DIR": str(project),
        "DBT_PROFILES_DIR": str(ROOT),
        "DBT_TARGET_PATH": str(project / "target"),
        "DBT_LOG_PATH": str(project / "logs"),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
    }
