"""Publication: a finished version is stored whole, then analysts are switched to it in one step.

A version gets its mark `published` after the switch. Killed between the two, `settle` completes
the one that analysts already read, and removes one that nobody has ever read.
"""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from juesuan.logs import event
from juesuan.project import DATABASE_NAME
from juesuan.warehouse.disk import checkpointed, synced
from juesuan.warehouse.locking import build_lock
from juesuan.warehouse.query import ask
from juesuan.warehouse.versions import (
    MARK,
    QUALITY_FOLDER,
    VERSIONS_FOLDER,
    UnknownVersionError,
    Version,
    begun_at,
    find_version,
    previous_version,
    stored_versions,
)

_NEXT_DATABASE = f".{DATABASE_NAME}.next"
_NEXT_QUALITY = f".{QUALITY_FOLDER}.next"
_MARK_MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
_FOR_READING = 0o444


def publish(finished: Path, published: Path) -> None:
    """Replace the published database by a finished one, atomically.

    Readers that hold the old file keep it; whoever opens the name gets the old file or the new
    one, never a part. Killed at any moment, one of the two stands there whole.

    Args:
        finished: the new database, closed by whoever wrote it, on the same file system.
        published: the name that analysts open.
    """
    synced(finished)
    # What somebody wrote into the old file and did not finish would be read as part of the new.
    published.with_name(f"{published.name}.wal").unlink(missing_ok=True)
    finished.replace(published)


def store(finished: Path, output: Path, version_id: str) -> Version:
    """Move a finished version into the folder of versions, in one step.

    Args:
        finished: folder with database, manifest and page, on the same file system.
        output: the folder in which the database is published.
        version_id: its name.

    Returns:
        The version; it is not published yet.
    """
    database = finished / DATABASE_NAME
    checkpointed(database)
    database.chmod(_FOR_READING)
    for path in sorted(finished.rglob("*")):
        synced(path)
    synced(finished)
    folder = output / VERSIONS_FOLDER / version_id
    folder.parent.mkdir(exist_ok=True)
    finished.rename(folder)
    synced(folder.parent)
    synced(output)
    return Version(version_id, folder, is_published=False)


def switch(output: Path, version: Version) -> None:
    """Let analysts read a kept version from now on.

    Args:
        output: the folder in which the database is published.
        version: the version, whole on disk.

    Raises:
        OSError: the disk refused the switch; analysts read what they read before.
    """
    _second_name(version.database, output / _NEXT_DATABASE)
    publish(output / _NEXT_DATABASE, output / DATABASE_NAME)
    with _told(f"to complete {version.version_id}, which is published"):
        synced(output)
        _complete(output, version)


def settle(output: Path) -> None:
    """Put in order what a killed build left; what analysts read is never touched.

    Args:
        output: the folder in which the database is published.
    """
    for name in (_NEXT_DATABASE, _NEXT_QUALITY):
        (output / name).unlink(missing_ok=True)
    wanted = set()
    for version in stored_versions(output):
        if version.is_published and not _is_complete(output, version):
            _complete(output, version)
        if version.is_published or version.published_at:
            wanted.add(version.folder)
    for folder in (output / VERSIONS_FOLDER).glob("*"):
        if folder not in wanted and begun_at(folder.name.removeprefix(".")):
            shutil.rmtree(folder)


def prune(output: Path, keep: int) -> list[str]:
    """Remove damaged and then the oldest versions; the published one always stays.

    Args:
        output: the folder in which the database is published.
        keep: how many stay.

    Returns:
        The names of those removed.
    """
    versions = stored_versions(output)
    others = [version for version in versions if not version.is_published]
    others.sort(key=lambda version: (version.damage is None, version.version_id))
    removed: list[str] = []
    for version in others[: max(len(versions) - keep, 0)]:
        with _told(f"to remove {version.version_id}"):
            going = version.folder.with_name(f".{version.version_id}")
            version.folder.rename(going)
            removed.append(version.version_id)
            shutil.rmtree(going)
    return removed


def roll_back(output: Path, version_id: str | None) -> tuple[Version | None, Version]:
    """Let analysts read an older version.

    Args:
        output: the folder in which the database is published.
        version_id: its name or the beginning of it; none for the one published before.

    Returns:
        The version that was read, if it is kept, and the one that is read now.

    Raises:
        BuildRunningError: a build writes to the folder.
        DiskError: the folder cannot be written.
        UnknownVersionError: there is none of that name.
        duckdb.Error: its database cannot be read.
    """
    if not output.is_dir():
        raise UnknownVersionError(f"No version is kept in {output}. Run 'juesuan build'.")
    with build_lock(output):
        settle(output)
        before = next((v for v in stored_versions(output) if v.is_published), None)
        after = previous_version(output) if version_id is None else find_version(output, version_id)
        ask(after.database, "select 1")
        switch(output, after)
    return before, after


def _complete(output: Path, version: Version) -> None:
    link = output / _NEXT_QUALITY
    link.unlink(missing_ok=True)
    link.symlink_to(Path(VERSIONS_FOLDER) / version.version_id / QUALITY_FOLDER)
    if (output / QUALITY_FOLDER).is_dir() and not (output / QUALITY_FOLDER).is_symlink():
        shutil.rmtree(output / QUALITY_FOLDER)
    link.replace(output / QUALITY_FOLDER)
    with (version.folder / MARK).open("a", encoding="utf-8") as mark:
        mark.write(f"\n{_next_mark(output)}\n")
    for path in (version.folder / MARK, version.folder, output):
        synced(path)


def _next_mark(output: Path) -> str:
    """Return the present moment, later than every mark so far, whatever the clock says."""
    marks = [mark for version in stored_versions(output) for mark in version.published_at]
    now = f"{datetime.now(UTC):{_MARK_MOMENT}}"
    if not marks or now > max(marks):
        return now
    latest = datetime.strptime(max(marks), _MARK_MOMENT)
    return f"{latest + timedelta(microseconds=1):{_MARK_MOMENT}}"


def _is_complete(output: Path, version: Version) -> bool:
    link = output / QUALITY_FOLDER
    own = link.is_symlink() and link.readlink().parts[-2:-1] == (version.version_id,)
    return bool(version.published_at) and own


def _second_name(file: Path, name: Path) -> None:
    name.unlink(missing_ok=True)
    try:
        os.link(file, name)
    except OSError:  # a file system without hard links
        shutil.copy2(file, name)


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Warn of what the disk refuses after the switch: the new version is published all the same."""
    try:
        yield
    except OSError as error:
        message = f"The disk refused {what} ({error}). The next build puts it in order."
        event("publication_incomplete", message, logging.WARNING)
