"""Starts the scheduler: `python -m juesuan.scheduler --port 3000`, for this machine only."""

import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NoReturn

import dagster as dg
import typer

from juesuan.project import DOCUMENTS, WAREHOUSE
from juesuan.remedies import NOT_PUBLISHED, USAGE, sentence
from juesuan.scheduler.dbt_manifest import current_manifest
from juesuan.scheduler.leftovers import end_leftovers
from juesuan.scheduler.settings import (
    DOCUMENTS_VARIABLE,
    OUTPUT_VARIABLE,
    Settings,
    SettingsError,
    settings_from,
)
from juesuan.scheduler.storage import end_interrupted_runs, prepare_home
from juesuan.warehouse.locking import BuildRunningError, build_lock

_ADDRESS = "127.0.0.1"
_EXPECTED = "ignore:Function `dev_command` is superseded"
_MODULE = "juesuan.scheduler.definitions"


def start(
    documents: Annotated[
        Path, typer.Option(envvar=DOCUMENTS_VARIABLE, help="Folder of disclosures.")
    ] = DOCUMENTS,
    output: Annotated[
        Path, typer.Option(envvar=OUTPUT_VARIABLE, help="Folder of the published database.")
    ] = WAREHOUSE,
    port: Annotated[int, typer.Option(help="Port of the page, on this machine only.")] = 3000,
) -> None:
    """Build each day and when documents change, until it is stopped (Ctrl-C, SIGTERM).

    The page http://127.0.0.1:PORT shows assets, runs and their logs. JUESUAN_DAILY_AT and
    JUESUAN_TIME_ZONE say when to build (05:30 Asia/Shanghai), JUESUAN_WEBHOOK whom to tell.
    """
    folders = {
        DOCUMENTS_VARIABLE: str(documents.resolve()),
        OUTPUT_VARIABLE: str(output.resolve()),
    }
    try:
        _run(settings_from({**os.environ, **folders}), folders, port)
    except SettingsError as error:
        _stop(str(error), USAGE)
    except BuildRunningError as error:
        _stop(f"A scheduler is already running ({error}). Stop it first.", NOT_PUBLISHED)
    except Exception as error:
        _stop(sentence(error)[1], NOT_PUBLISHED)


def _run(settings: Settings, folders: Mapping[str, str], port: int) -> NoReturn:
    """Put everything in order and become Dagster: the process and its lock stay the same."""
    environment = {
        **os.environ,
        **folders,
        "DAGSTER_HOME": str(settings.home),
        "DO_NOT_TRACK": "1",
        "GX_ANALYTICS_ENABLED": "false",
    }
    settings.places.require_apart()
    with build_lock(settings.home):
        end_leftovers(settings.home)
        _require_free(port)
        prepare_home(settings.home)
        with dg.DagsterInstance.from_config(str(settings.home)) as instance:
            end_interrupted_runs(instance)
        current_manifest(settings.places, settings.home)
        typer.echo(f"Scheduler: http://{_ADDRESS}:{port} (stop it with Ctrl-C)")
        sys.stdout.flush()
        command = [sys.executable, "-W", _EXPECTED, "-m", "dagster", "dev", "-m", _MODULE]
        command += ["--host", _ADDRESS, "--port", str(port), "--log-level", "warning"]
        # Dagster stops on SIGTERM as on SIGINT, which a shell lets its background jobs ignore.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execve(sys.executable, command, environment)


def _require_free(port: int) -> None:
    try:
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((_ADDRESS, port))
    except (OSError, OverflowError):
        raise SettingsError(
            f"Port {port} cannot be used: another program may have it. Name another with --port."
        ) from None


def _stop(message: str, status: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(status)


if __name__ == "__main__":
    typer.run(start)
