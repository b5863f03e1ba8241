"""Publication: one builder at a time, and a finished file moved into place in one step."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class BuildRunningError(Exception):
    """Another build holds the folder."""


@contextmanager
def build_lock(output: Path) -> Iterator[None]:
    """Hold the build lock of an output folder; the system frees it when the process ends.

    Args:
        output: the folder that the database is published in.

    Raises:
        BuildRunningError: another process holds it; the message says which, since when.
    """
    output.mkdir(parents=True, exist_ok=True)
    with (output / ".build.lock").open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise BuildRunningError(file.read().strip() or "another process") from None
        file.truncate(0)
        file.write(f"process {os.getpid()} since {datetime.now():%Y-%m-%d %H:%M:%S}")
        file.flush()
        yield


def publish(finished: Path, published: Path) -> None:
    """Replace the published database by a finished one, atomically.

    Readers that hold the old file keep it; whoever opens the name gets the old file or the new
    one, never a part. Killed at any moment, one of the two stands there whole.

    Args:
        finished: the new database, closed by whoever wrote it, on the same file system.
        published: the name that analysts open.
    """
    synced(finished)
    finished.replace(published)
    synced(published.parent)


def synced(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
