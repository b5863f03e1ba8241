"""Work in processes of their own, so that it can be killed and leaves nothing in this one."""

import os
import pickle
import signal
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

_PATIENCE_SECONDS = 20.0


def fresh(function: Callable[..., Any], *arguments: object) -> Any:
    """Return what a function of a module returns in a new interpreter: one that may fork."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def run_alone(function: Callable[[], int], log: Path) -> tuple[int, int]:
    """Run a function in a forked process that leads a group of its own.

    Args:
        function: returns the exit status.
        log: gets what it prints.

    Returns:
        The group, and the exit status; below 0 the signal that ended it.
    """
    if (pid := os.fork()) == 0:
        status = 99
        try:
            os.setsid()
            with log.open("w", encoding="utf-8") as file:
                os.dup2(file.fileno(), 1)
                os.dup2(file.fileno(), 2)
            status = function()
        except SystemExit as error:
            status = int(error.code or 0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    return pid, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def answer_of(function: Callable[[], Any]) -> Any:
    """Return what a function returns in a forked process, silent; DuckDB never runs in this one."""
    reading, writing = os.pipe()
    if (pid := os.fork()) == 0:
        with Path(os.devnull).open("w", encoding="utf-8") as silence:
            os.dup2(silence.fileno(), 1)
            os.dup2(silence.fileno(), 2)
        try:
            answer = (function(), None)
        except BaseException as error:
            answer = (None, repr(error))
        with os.fdopen(writing, "wb") as file:
            pickle.dump(answer, file)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        answer, error = pickle.load(file)
    os.waitpid(pid, 0)
    if error:
        raise AssertionError(error)
    return answer


def ends(group: int) -> bool:
    """Tell whether every process of a group ends by itself within a moment."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    return False
