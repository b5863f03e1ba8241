"""The published versions: kept whole beside the published name, and switched in one step.

    OUTPUT/juesuan.duckdb                    what analysts open: a second name of one version's file
    OUTPUT/quality                           a link to the same version's page of verdicts
    OUTPUT/versions/<version>/juesuan.duckdb
    OUTPUT/versions/<version>/manifest.json
    OUTPUT/versions/<version>/quality/
    OUTPUT/versions/<version>/published      when it was published, one line each time

A version gets `published` after the switch. Killed between the two, `settle` completes the one
that analysts already read, and removes one that nobody has ever read.
"""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from juesuan.project import DATABASE_NAME
from juesuan.warehouse.publishing import build_lock, publish, synced

VERSIONS_FOLDER = "versions"
QUALITY_FOLDER = "quality"
MANIFEST = "manifest.json"
_MARK = "published"


class UnknownVersionError(Exception):
    """No version of that name is kept; the message lists those that are."""


@dataclass(frozen=True)
class Version:
    """One kept version.

    Attributes:
        version_id: its name, by time of build.
        folder: where it lies.
        is_published: whether analysts read it now.
    """

    version_id: str
    folder: Path
    is_published: bool

    @property
    def database(self) -> Path:
        """Its database file."""
        return self.folder / DATABASE_NAME

    @property
    def manifest(self) -> Mapping[str, Any]:
        """What it was built from and what came out."""
        told: Mapping[str, Any] = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        return told

    @property
    def published_at(self) -> Sequence[str]:
        """When it was published, oldest first; empty for one that never was."""
        mark = self.folder / _MARK
        return mark.read_text(encoding="utf-8").split() if mark.is_file() else ()


def kept_versions(output: Path) -> list[Version]:
    """List the versions of an output folder, oldest first.

    Args:
        output: the folder in which the database is published.

    Returns:
        Every version whose manifest stands; none for a folder without any.
    """
    published = output / DATABASE_NAME
    folders = sorted((output / VERSIONS_FOLDER).glob(f"[!.]*/{MANIFEST}"))
    return [
        Version(
            manifest.parent.name,
            manifest.parent,
            _same_file(manifest.parent / DATABASE_NAME, published),
        )
        for manifest in folders
    ]


def find_version(output: Path, version_id: str) -> Version:
    """Find one kept version by its name or the beginning of it.

    Args:
        output: the folder in which the database is published.
        version_id: the name, or a beginning that only one has.

    Returns:
        The version.

    Raises:
        UnknownVersionError: none or several have that name.
    """
    versions = kept_versions(output)
    found = [version for version in versions if version.version_id.startswith(version_id)]
    if len(found) != 1:
        names = ", ".join(version.version_id for version in versions) or "none"
        what = "Several versions begin" if found else "No kept version begins"
        raise UnknownVersionError(f"{what} with '{version_id}'. Kept in {output}: {names}.")
    return found[0]


def previous_version(output: Path) -> Version:
    """Return the version that was published before the present one.

    Args:
        output: the folder in which the database is published.

    Returns:
        The one with the latest publication among the others.

    Raises:
        UnknownVersionError: there is no other.
    """
    others = [v for v in kept_versions(output) if v.published_at and not v.is_published]
    if not others:
        raise UnknownVersionError(f"Only one version is kept in {output}: nothing to go back to.")
    return max(others, key=lambda version: (version.published_at[-1], version.version_id))


def published_version(output: Path) -> Version:
    """Return the version that analysts read.

    Args:
        output: the folder in which the database is published.

    Returns:
        The version.

    Raises:
        UnknownVersionError: nothing is published, or nothing that is kept as a version.
    """
    published = [version for version in kept_versions(output) if version.is_published]
    if not published:
        raise UnknownVersionError(f"No version is published in {output}. Run 'juesuan build'.")
    return published[0]


def roll_back(output: Path, version_id: str | None) -> tuple[Version | None, Version]:
    """Let analysts read an older version.

    Args:
        output: the folder in which the database is published.
        version_id: its name or the beginning of it; none for the one published before.

    Returns:
        The version that was read, if it is kept, and the one that is read now.

    Raises:
        BuildRunningError: a build writes to the folder.
        UnknownVersionError: there is none of that name.
    """
    if not output.is_dir():
        raise UnknownVersionError(f"No version is kept in {output}. Run 'juesuan build'.")
    with build_lock(output):
        settle(output)
        kept = kept_versions(output)
        before = next((version for version in kept if version.is_published), None)
        after = find_version(output, version_id) if version_id else previous_version(output)
        switch(output, after)
    return before, after


def store(finished: Path, output: Path, version_id: str) -> Version:
    """Move a finished version into the folder of versions, in one step.

    Args:
        finished: folder with database, manifest and page, on the same file system.
        output: the folder in which the database is published.
        version_id: its name.

    Returns:
        The version; it is not published yet.
    """
    for path in sorted(path for path in finished.rglob("*") if path.is_file()):
        synced(path)
    folder = output / VERSIONS_FOLDER / version_id
    folder.parent.mkdir(exist_ok=True)
    finished.rename(folder)
    synced(folder.parent)
    return Version(version_id, folder, is_published=False)


def switch(output: Path, version: Version) -> None:
    """Let analysts read a kept version from now on.

    Args:
        output: the folder in which the database is published.
        version: the version, whole on disk.
    """
    _second_name(version.database, output / f".{DATABASE_NAME}.next")
    publish(output / f".{DATABASE_NAME}.next", output / DATABASE_NAME)
    _complete(output, version)


def settle(output: Path) -> None:
    """Put in order what a killed build left; what analysts read is never touched.

    Args:
        output: the folder in which the database is published.
    """
    (output / f".{DATABASE_NAME}.next").unlink(missing_ok=True)
    (output / f".{QUALITY_FOLDER}.next").unlink(missing_ok=True)
    kept = kept_versions(output)
    names = {version.folder for version in kept if version.published_at or version.is_published}
    for version in kept:
        if version.is_published and not _is_complete(output, version):
            _complete(output, version)
    for folder in (output / VERSIONS_FOLDER).glob("*"):
        if folder not in names:
            shutil.rmtree(folder)


def prune(output: Path, keep: int) -> list[str]:
    """Remove the oldest versions; the published one always stays.

    Args:
        output: the folder in which the database is published.
        keep: how many stay.

    Returns:
        The names of those removed.
    """
    versions = kept_versions(output)
    others = [version for version in versions if not version.is_published]
    removed = others[: max(len(versions) - keep, 0)]
    for version in removed:
        (version.folder / MANIFEST).unlink()
        shutil.rmtree(version.folder)
    return [version.version_id for version in removed]


def _complete(output: Path, version: Version) -> None:
    link = output / f".{QUALITY_FOLDER}.next"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(VERSIONS_FOLDER) / version.version_id / QUALITY_FOLDER)
    if (output / QUALITY_FOLDER).is_dir() and not (output / QUALITY_FOLDER).is_symlink():
        shutil.rmtree(output / QUALITY_FOLDER)
    link.replace(output / QUALITY_FOLDER)
    with (version.folder / _MARK).open("a", encoding="utf-8") as mark:
        mark.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}\n")
    synced(version.folder / _MARK)
    synced(output)


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


def _same_file(kept: Path, published: Path) -> bool:
    if not (kept.is_file() and published.is_file()):
        return False
    one, other = kept.stat(), published.stat()
    copied = (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)
    return kept.samefile(published) or copied
