"""One builder at a time: a lock that ends with the last process of a build."""

import errno
import fcntl
import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from juesuan.warehouse.disk import disk_errors, user
from juesuan.warehouse.versions import VERSIONS_FOLDER

# Who took the lock just now needs a moment to write down its name. The children of a builder that
# is gone hold its lock until they notice: that may take longer on a busy machine.
_PATIENCE_SECONDS = 1.0
_PATIENCE_WITH_ORPHANS_SECONDS = 20.0
_SIGNED = re.compile(r"process (?P<pid>\d+) of .* on (?P<host>\S+) since ")
_EVERY_SECONDS = 0.05
_LOCK = ".build.lock"


class BuildRunningError(Exception):
    """Another build holds the folder."""


@contextmanager
def build_lock(output: Path) -> Iterator[None]:
    """Hold the build lock of an output folder; the system frees it when the process ends.

    Programs that are started with open files (`close_fds=False`) hold it too: so whoever gets it
    knows that no process of an earlier build writes any more.

    Args:
        output: the folder that the database is published in.

    Raises:
        BuildRunningError: another process holds it; the message says which, since when.
        DiskError: the folder cannot be written, now or later while the lock is held.
    """
    with disk_errors(output):
        output.mkdir(parents=True, exist_ok=True)
        with (output / _LOCK).open("a+", encoding="utf-8") as file:
            _take(file)
            _sign(file)
            os.set_inheritable(file.fileno(), True)
            for folder in (output, output / VERSIONS_FOLDER):
                _require_folder(folder)
            yield


def _take(file: TextIO) -> None:
    begun = time.monotonic()
    while True:
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            said = file.read().strip()
            is_gone = _is_gone(said)
            patience = _PATIENCE_WITH_ORPHANS_SECONDS if is_gone else _PATIENCE_SECONDS
            if time.monotonic() - begun > patience:
                raise BuildRunningError(said or "another process") from None
        time.sleep(_EVERY_SECONDS)


def _is_gone(said: str) -> bool:
    """Tell whether the process that signed has ended on this machine."""
    signed = _SIGNED.match(said)
    if signed is None or signed["host"] != socket.gethostname():
        return False
    try:
        os.kill(int(signed["pid"]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _sign(file: TextIO) -> None:
    """Write down who builds; the lock holds without it, as on a full disk."""
    now = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}"
    text = f"process {os.getpid()} of {user()} on {socket.gethostname()} since {now}"
    with suppress(OSError):
        os.ftruncate(file.fileno(), 0)
        os.write(file.fileno(), text.encode())


def _require_folder(folder: Path) -> None:
    """Refuse before the work what would be refused at its end."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
