"""Processes of Dagster that outlived a scheduler which was killed."""

import os
import signal
import time
from pathlib import Path

_PROCESSES = Path("/proc")
_TIDY_SECONDS = 10.0
_EVERY_SECONDS = 0.1


def end_leftovers(home: Path) -> int:
    """End the page and the daemon of an earlier scheduler; its code server follows by itself.

    Args:
        home: the folder that their `DAGSTER_HOME` names; the caller holds its lock.

    Returns:
        How many there were; where the system does not list processes in /proc, none.
    """
    found = _leftovers(home)
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in _leftovers(home):
            os.kill(process, number)
        deadline = time.monotonic() + _TIDY_SECONDS
        while _leftovers(home) and time.monotonic() < deadline:
            time.sleep(_EVERY_SECONDS)
    return len(found)


def _leftovers(home: Path) -> list[int]:
    return [int(path.name) for path in _PROCESSES.glob("[0-9]*") if _is_leftover(path, home)]


def _is_leftover(process: Path, home: Path) -> bool:
    try:
        command = (process / "cmdline").read_bytes().split(b"\0")
        environment = (process / "environ").read_bytes().split(b"\0")
    except OSError:  # of somebody else, or gone
        return False
    services = (b"dagster_webserver", b"dagster._daemon")
    return any(name in command for name in services) and (
        os.fsencode(f"DAGSTER_HOME={home}") in environment
    )
