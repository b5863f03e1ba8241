"""The published versions, kept whole beside the published name.

OUTPUT/juesuan.duckdb                    what analysts open: a second name of one version's file
OUTPUT/quality                           a link to the same version's page of verdicts
OUTPUT/versions/<version>/juesuan.duckdb
OUTPUT/versions/<version>/manifest.json
OUTPUT/versions/<version>/quality/
OUTPUT/versions/<version>/published      when it was published, one line each time
"""

import filecmp
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from juesuan.project import DATABASE_NAME

VERSIONS_FOLDER = "versions"
QUALITY_FOLDER = "quality"
MANIFEST = "manifest.json"
MARK = "published"
NAME_MOMENT = "%Y%m%dT%H%M%SZ"
_MOMENTS = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", re.MULTILINE)
_TOLD = {"version", "inputs_sha256", "code", "documents", "seeds", "counts", "verdicts"}


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

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """What it was built from and what came out."""
        told: Mapping[str, Any] = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        return told

    @property
    def published_at(self) -> Sequence[str]:
        """When it was published, oldest first; empty for one that never was."""
        try:
            said = (self.folder / MARK).read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ()
        return _MOMENTS.findall(said)

    @cached_property
    def damage(self) -> str | None:
        """What is wrong with its files; nothing for a whole version."""
        if not self.database.is_file():
            return f"{DATABASE_NAME} is missing"
        try:
            is_whole = self.manifest.keys() >= _TOLD
        except (OSError, ValueError, AttributeError):
            return f"{MANIFEST} cannot be read"
        return None if is_whole else f"{MANIFEST} is not whole"


def stored_versions(output: Path) -> list[Version]:
    """List the versions of an output folder, whole or damaged, oldest first.

    Args:
        output: the folder in which the database is published.

    Returns:
        Every version that has a folder.
    """
    folders = sorted(path for path in (output / VERSIONS_FOLDER).glob("[!.]*") if path.is_dir())
    read = _read_folder(folders, output / DATABASE_NAME)
    return [Version(folder.name, folder, folder == read) for folder in folders]


def kept_versions(output: Path) -> list[Version]:
    """List the whole versions of an output folder, oldest first.

    Args:
        output: the folder in which the database is published.

    Returns:
        Every version with its database and a manifest that says all; none for a folder without.
    """
    return [version for version in stored_versions(output) if version.damage is None]


def damaged_versions(output: Path) -> list[str]:
    """Say which versions cannot be used.

    Args:
        output: the folder in which the database is published.

    Returns:
        A sentence for each damaged version.
    """
    return [
        f"Version {version.version_id} is damaged: {version.damage}."
        f" It goes with the next build that needs its place, or remove {version.folder}."
        for version in stored_versions(output)
        if version.damage and version.folder.is_dir()
    ]


def find_version(output: Path, version_id: str) -> Version:
    """Find one kept version by its name or the beginning of it.

    Args:
        output: the folder in which the database is published.
        version_id: the name, or a beginning that only one has.

    Returns:
        The version.

    Raises:
        UnknownVersionError: none or several have that name, or it is damaged.
    """
    versions = stored_versions(output)
    found = [version for version in versions if version.version_id.startswith(version_id)]
    names = ", ".join(version.version_id for version in versions if not version.damage) or "none"
    if len(found) != 1:
        what = "Several versions begin" if found else "No kept version begins"
        raise UnknownVersionError(f"{what} with '{version_id}'. Kept in {output}: {names}.")
    if found[0].damage:
        what = f"Version {found[0].version_id} is damaged: {found[0].damage}."
        raise UnknownVersionError(f"{what} Kept in {output}: {names}.")
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
        raise UnknownVersionError(f"No other version is kept in {output}: nothing to go back to.")
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
    published = [version for version in stored_versions(output) if version.is_published]
    if not published:
        raise UnknownVersionError(f"No version is published in {output}. Run 'juesuan build'.")
    return find_version(output, published[0].version_id)


def next_moment(output: Path, now: datetime) -> datetime:
    """Return the moment to name a new version by: later than every other, whatever the clock says.

    Args:
        output: the folder in which the database is published.
        now: what the clock says.

    Returns:
        It, or a second after the latest version where the clock is behind it.
    """
    moments = [begun_at(version.version_id) for version in stored_versions(output)]
    latest = max((moment for moment in moments if moment), default=None)
    return max(now, latest + timedelta(seconds=1)) if latest else now


def begun_at(version_id: str) -> datetime | None:
    """Return when the build of a version began, by its name; none for another name."""
    try:
        return datetime.strptime(version_id.split("-")[0], NAME_MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


def _read_folder(folders: Sequence[Path], published: Path) -> Path | None:
    """Find the version that analysts read: the same file, or else a copy (no hard links there)."""
    if not published.is_file():
        return None
    files = [path for folder in folders if (path := folder / DATABASE_NAME).is_file()]
    for is_same in (Path.samefile, filecmp.cmp):
        for path in reversed(files):
            with suppress(FileNotFoundError):  # removed just now
                if is_same(path, published):
                    return path.parent
    return None
