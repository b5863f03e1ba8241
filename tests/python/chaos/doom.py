"""A process that is killed at one moment: before its n-th change on disk, or after some time."""

import os
import signal
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from typing import Any

BEGIN = "begin"
_CHANGES = frozenset(
    {
        *("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink"),
        *("os.chmod", "os.truncate", "shutil.copyfile"),
    }
)
_CALLS = frozenset(
    {
        *("rename", "replace", "unlink", "rmdir", "mkdir", "link", "symlink", "chmod"),
        *("open", "write", "close", "fsync", "truncate", "ftruncate", "sendfile", "flock"),
    }
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class Moment:
    """When a process is killed.

    Attributes:
        stage: the stage of its work.
        change: before which change on disk in that stage, from 1; 0 for none.
        seconds: after how long in that stage; only without a change.
        is_alone: its children are not killed with it.
    """

    stage: str
    change: int = 0
    seconds: float = 0.0
    is_alone: bool = False


class Doom:
    """Counts what this process changes on disk, and kills it at its moment.

    Args:
        moment: when; none only counts.
        every_call: count every call to the system that belongs to a change (each write, each wait
            for the disk) and every call of DuckDB, not the changes alone; slow.
    """

    def __init__(self, moment: Moment | None, *, every_call: bool = False) -> None:
        self.moment = moment
        self.changes: Counter[str] = Counter()
        self.stage = ""
        self._pid = os.getpid()
        if every_call:
            sys.setprofile(self._profile)
        else:
            sys.addaudithook(self._audit)
        self.enter(BEGIN)

    def enter(self, stage: str) -> None:
        """Begin a stage."""
        self.stage = stage
        if self.moment and self.moment.stage == stage and not self.moment.change:
            timer = threading.Timer(self.moment.seconds, self._strike)
            timer.daemon = True
            timer.start()

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CHANGES or (event == "open" and _is_writing(arguments)):
            self._count()

    def _profile(self, frame: object, event: str, call: Any) -> None:
        if event == "c_call" and (call.__name__ in _CALLS or _is_of_duckdb(call)):
            self._count()

    def _count(self) -> None:
        self.changes[self.stage] += 1
        moment = self.moment
        if moment and moment.stage == self.stage and moment.change == self.changes[self.stage]:
            self._strike()

    def _strike(self) -> None:
        if self.moment and self.moment.is_alone:
            os.kill(self._pid, signal.SIGKILL)
        os.killpg(self._pid, signal.SIGKILL)


def _is_writing(arguments: tuple[Any, ...]) -> bool:
    return bool(isinstance(arguments[2], int) and arguments[2] & _WRITING)


def _is_of_duckdb(call: Any) -> bool:
    return "duckdb" in type(getattr(call, "__self__", None)).__module__ + str(call.__module__)
