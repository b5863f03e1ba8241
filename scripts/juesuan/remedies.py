"""Errors in one line that says what to do, and the exit status that goes with each."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import typer
from rich.console import Console

from juesuan.export.catalogue import UnsafeNameError
from juesuan.export.folder import ExportFolderError
from juesuan.known_values import MissingTableError
from juesuan.lookup import UnknownValueError
from juesuan.reports import print_rejected
from juesuan.summation.guard import CountedTwiceError
from juesuan.warehouse.build import NothingToBuildError
from juesuan.warehouse.dbt import DbtError
from juesuan.warehouse.messages import sql_message
from juesuan.warehouse.metrics import MetricsNotInstalledError, MetricsQuestionError
from juesuan.warehouse.publishing import BuildRunningError
from juesuan.warehouse.quality import NotPublishableError
from juesuan.warehouse.query import NoQueryError
from juesuan.warehouse.versions import UnknownVersionError

CLEAN, NOT_PUBLISHED, USAGE, WITH_FINDINGS = 0, 1, 2, 3

_REMEDIES: tuple[tuple[type[Exception], int, str], ...] = (
    (NotADirectoryError, USAGE, "{0} is not a folder. Name an existing one with --documents."),
    (FileNotFoundError, USAGE, "Nothing is published at {0}. Run 'juesuan build' first."),
    (BuildRunningError, NOT_PUBLISHED, "A build is already running ({0}). Wait until it ends."),
    (NothingToBuildError, NOT_PUBLISHED, "{0} Nothing is published; an older database stays."),
    (DbtError, NOT_PUBLISHED, "Not published, an older database stays. Failed: {0}"),
    (NotPublishableError, NOT_PUBLISHED, "Not published, an older database stays. {0}"),
    (
        MetricsNotInstalledError,
        USAGE,
        "Metrics need dbt-metricflow. Install it with 'pip install dbt-metricflow', or run 'make'.",
    ),
    (MetricsQuestionError, USAGE, "{0}"),
    (UnsafeNameError, NOT_PUBLISHED, "Not exported: {0} is no name that a file may have."),
    (ExportFolderError, NOT_PUBLISHED, "{0}"),
    (PermissionError, NOT_PUBLISHED, "No permission to write: {0}."),
    (UnknownValueError, USAGE, "{0}"),
    (MissingTableError, USAGE, "{0}"),
    (CountedTwiceError, USAGE, "{0}"),
    (NoQueryError, USAGE, "{0}"),
    (UnknownVersionError, USAGE, "{0}"),
    (duckdb.Error, USAGE, "{0}"),
    (OSError, NOT_PUBLISHED, "The disk refused: {0}. What is published stays as it was."),
)


@contextmanager
def errors_in_one_line(console: Console) -> Iterator[None]:
    """Turn what a person can mend into one line that says how, and the exit status.

    Args:
        console: where the line is printed.

    Raises:
        typer.Exit: with the status of the error.
    """
    try:
        yield
    except tuple(kind for kind, _, _ in _REMEDIES) as error:
        if isinstance(error, NothingToBuildError):
            print_rejected(console, error.summary.rejected)
        code, text = next((code, text) for kind, code, text in _REMEDIES if isinstance(error, kind))
        said = sql_message(error) if isinstance(error, duckdb.Error) else error
        message = " ".join(text.format(said).split())
        console.print(message, markup=False, soft_wrap=True)
        raise typer.Exit(code) from None
