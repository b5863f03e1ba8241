"""Errors in one line that says what to do, and the exit status that goes with each."""

from typing import Any

import duckdb
import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from juesuan.commands.extract import print_rejected
from juesuan.export.catalogue import UnsafeNameError
from juesuan.export.folder import ExportFolderError
from juesuan.known_values import MissingTableError
from juesuan.lookup import UnknownValueError
from juesuan.printing import PlainConsole, print_line
from juesuan.stopping import StoppedError
from juesuan.summation.guard import CountedTwiceError
from juesuan.warehouse.dbt import DbtError
from juesuan.warehouse.disk import DiskError
from juesuan.warehouse.locking import BuildRunningError
from juesuan.warehouse.messages import sql_message
from juesuan.warehouse.metrics import MetricsNotInstalledError, MetricsQuestionError
from juesuan.warehouse.places import NestedFoldersError
from juesuan.warehouse.quality import NotPublishableError
from juesuan.warehouse.query import NoQueryError
from juesuan.warehouse.stages import (
    ForeignRowsError,
    MovingDocumentsError,
    NothingToBuildError,
)
from juesuan.warehouse.versions import UnknownVersionError

CLEAN, NOT_PUBLISHED, USAGE, WITH_FINDINGS = 0, 1, 2, 3

_REMEDIES: tuple[tuple[type[Exception], int, str], ...] = (
    (NotADirectoryError, USAGE, "{0} is not a folder. Name an existing one with --documents."),
    (NestedFoldersError, USAGE, "{0}. Name one outside it with --output."),
    (FileNotFoundError, USAGE, "Nothing is published at {0}. Run 'juesuan build' first."),
    (BuildRunningError, NOT_PUBLISHED, "A build is already running ({0}). Wait until it ends."),
    (NothingToBuildError, NOT_PUBLISHED, "{0} Nothing is published; an older database stays."),
    (
        MovingDocumentsError,
        NOT_PUBLISHED,
        "{0} Nothing is published; build again once they are copied whole.",
    ),
    (
        ForeignRowsError,
        NOT_PUBLISHED,
        "Not published, an older database stays. {0} Another program wrote them: build again.",
    ),
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
    (DiskError, NOT_PUBLISHED, "{0}"),
    (PermissionError, NOT_PUBLISHED, "No permission to write: {0}."),
    (UnknownValueError, USAGE, "{0}"),
    (MissingTableError, USAGE, "{0}"),
    (CountedTwiceError, USAGE, "{0}"),
    (NoQueryError, USAGE, "{0}"),
    (UnknownVersionError, USAGE, "{0}"),
    (duckdb.Error, USAGE, "{0}"),
    (OSError, NOT_PUBLISHED, "The disk refused: {0}. What is published stays as it was."),
)


def sentence(error: BaseException) -> tuple[int, str]:
    """Say in one line what an error means and what to do.

    Args:
        error: what ended a command.

    Returns:
        The exit status and the line.
    """
    for kind, code, text in _REMEDIES:
        if isinstance(error, kind):
            said = sql_message(error) if isinstance(error, duckdb.Error) else error
            return code, " ".join(text.format(said).split())
    if isinstance(error, StoppedError):
        return error.status, f"Stopped ({error}). What is published stays."
    if not isinstance(error, Exception):
        return NOT_PUBLISHED, f"Stopped ({type(error).__name__}). What is published stays."
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return NOT_PUBLISHED, (
        f"Unexpected error ({what}). This is a defect of Juesuan: please report it with what"
        " 'juesuan --debug COMMAND …' shows. What is published stays as it was."
    )


class OneLineErrors(TyperGroup):
    """The commands, with every error in one line and its exit status; --debug lets it through."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Args:
            ctx: the command line, read.

        Returns:
            What the command returns.

        Raises:
            typer.Exit: with the status of the error.
        """
        try:
            return super().invoke(ctx)
        except (TyperException, typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            console = PlainConsole(stderr=True)
            if isinstance(error, NothingToBuildError):
                print_rejected(console, error.summary.rejected)
            code, text = sentence(error)
            print_line(console, text)
            raise typer.Exit(code) from None
