"""What the disk may refuse, said in one sentence; and what must be on it before it is published."""

import errno
import getpass
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

_ELSEWHERE = "or choose another --output"
_REMEDIES: Mapping[int, str] = {
    errno.ENOSPC: "The disk is full ({room} left): {where}. Make room, then run it again.",
    errno.EDQUOT: "The disk quota is used up: {where}. Make room, then run it again.",
    errno.EFBIG: "A file may not grow so large here: {where}. Raise the limit (ulimit -f), "
    + f"{_ELSEWHERE}.",
    errno.EROFS: f"The file system is read-only: {{where}}. Mount it for writing, {_ELSEWHERE}.",
    errno.EACCES: f"User {{user}} has no access to {{where}}. Give permission, {_ELSEWHERE}.",
    errno.EPERM: f"User {{user}} has no access to {{where}}. Give permission, {_ELSEWHERE}.",
    errno.ENOTDIR: f"{{where}} must be a folder. Move away what stands there, {_ELSEWHERE}.",
    errno.EEXIST: f"{{where}} must be a folder. Move away what stands there, {_ELSEWHERE}.",
    errno.EISDIR: f"{{where}} must be a file. Remove the folder, {_ELSEWHERE}.",
}
_TOLD_BY_OTHERS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES)
_OTHERWISE = "The disk refused {where} ({reason}). Mend that, then run it again."
_STAYS = "What is published stays as it was."


class DiskError(Exception):
    """The output folder cannot be written; the message says what, where and what to do."""


@contextmanager
def disk_errors(output: Path) -> Iterator[None]:
    """Turn what the disk refuses, to us or to DuckDB, into one sentence.

    Args:
        output: the folder that is written to.

    Raises:
        DiskError: the disk refused; nothing was published.
    """
    try:
        yield
    except ConnectionError:
        raise
    except OSError as error:
        if error.errno is None:  # raised by us, with a sentence of its own
            raise
        name = error.filename2 or error.filename  # of two names the one that it was to have
        raise DiskError(_sentence(error.errno, name, output)) from error
    except duckdb.Error as error:
        refuse(str(error), output)
        raise


def refuse(said: str, output: Path) -> None:
    """Say that the disk was at fault, if that is what another program tells.

    Args:
        said: what DuckDB or dbt said.
        output: the folder that was written to.

    Raises:
        DiskError: it names a reason that only the disk has.
    """
    number = next((number for number in _TOLD_BY_OTHERS if os.strerror(number) in said), None)
    if number is not None:
        raise DiskError(_sentence(number, None, output))


def synced(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:  # some network file systems cannot wait for a folder
        if not path.is_dir() or error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def checkpointed(database: Path) -> None:
    """Bring everything of a database that nobody else holds into its one file.

    Args:
        database: the file.

    Raises:
        duckdb.Error: it cannot be opened, or not be written.
    """
    with duckdb.connect(str(database)) as connection:
        connection.execute("checkpoint")


def _sentence(number: int, name: object, output: Path) -> str:
    text = _REMEDIES.get(number, _OTHERWISE)
    where = Path(name) if isinstance(name, str) else output
    if number == errno.ENOTDIR:  # a folder above it is meant
        where = next((path for path in where.parents if path.is_file()), where)
    said = text.format(where=where, room=_room(output), user=user(), reason=os.strerror(number))
    return f"{said} {_STAYS}"


def _room(folder: Path) -> str:
    try:
        return f"{shutil.disk_usage(folder).free // 2**20} MB"
    except OSError:
        return "nothing"


def user() -> str:
    """Return the name of the user who runs this, or the number of one without a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())
