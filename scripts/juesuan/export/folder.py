"""The folder of an export: whole files moved in at the end, foreign files never touched."""

import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

MANIFEST = "juesuan-export.json"
_STAGING = ".juesuan-export-"


class ExportFolderError(Exception):
    """The folder cannot take the export; the message says why and what to do."""


@dataclass(frozen=True)
class WrittenFile:
    """A finished file of an export.

    Attributes:
        path: inside the folder, with forward slashes.
        format: parquet, csv or excel.
        byte_count: its size.
        sha256: hex digest of its bytes.
    """

    path: str
    format: str
    byte_count: int
    sha256: str


@dataclass(frozen=True)
class Staging:
    """Where an export is written until it is whole.

    Attributes:
        folder: the folder of the export.
        root: a folder inside it; files under it stand as they will in the export.
        earlier: hex digests that a file of an earlier export may have, by format and path.
    """

    folder: Path
    root: Path
    earlier: Mapping[tuple[str, str], frozenset[str]]

    def place(self, path: str) -> Path:
        """Return where to write a file, in a folder that exists.

        Args:
            path: its path in the export.

        Returns:
            The place in the staging folder.

        Raises:
            ExportFolderError: a file that is not of an earlier export stands there.
        """
        self._check_free(path)
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _check_free(self, path: str) -> None:
        target = self.folder / path
        if not _is_inside(self.folder, path):
            raise ExportFolderError(
                f"{target.parent} is no folder of {self.folder}. Move it away, or name another"
                " folder with --to."
            )
        known = {key[1]: digests for key, digests in self.earlier.items()}
        if os.path.lexists(target) and not _is_one_of(target, known.get(path, frozenset())):
            raise ExportFolderError(
                f"{target} is not from an earlier export, or was changed since."
                " Move it away, or name another folder with --to."
            )

    def publish(self, files: Sequence[WrittenFile]) -> None:
        """Move finished files into the folder and drop those of an earlier export of the formats.

        Killed at any moment, each file is whole and the next export knows them all.

        Args:
            files: all files of the export.
        """
        formats = {file.format for file in files}
        new = {(file.format, file.path): frozenset((file.sha256,)) for file in files}
        both = {
            key: self.earlier.get(key, frozenset()) | new.get(key, frozenset())
            for key in {*self.earlier, *new}
        }
        self._write_manifest(both)
        for file in files:
            target = self.folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self.root / file.path).replace(target)
        kept = {key: digests for key, digests in both.items() if key[0] not in formats} | new
        for key in both.keys() - kept.keys():
            dropped = self.folder / key[1]
            if _is_inside(self.folder, key[1]) and _is_one_of(dropped, both[key]):
                dropped.unlink()
        self._write_manifest(kept)

    def _write_manifest(self, files: Mapping[tuple[str, str], frozenset[str]]) -> None:
        content = {
            "about": "Files that 'juesuan export' wrote here and may replace.",
            "files": [
                {"path": path, "format": format_, "sha256": sorted(files[format_, path])}
                for format_, path in sorted(files, key=lambda key: key[1])
            ],
        }
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        written = self.root / MANIFEST
        written.write_text(text, encoding="utf-8")
        written.replace(self.folder / MANIFEST)


@contextmanager
def staging(folder: Path) -> Iterator[Staging]:
    """Hold a folder for one export.

    Args:
        folder: where to export to; made where it is missing.

    Yields:
        The place to write to; what is left there at the end is removed.

    Raises:
        ExportFolderError: it cannot be written, is full, or another export holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _lock(folder):
            for left in folder.glob(_STAGING + "*"):
                shutil.rmtree(left, ignore_errors=True)
            with tempfile.TemporaryDirectory(
                prefix=_STAGING, dir=folder, ignore_cleanup_errors=True
            ) as root:
                yield Staging(folder, Path(root), _earlier(folder))
    except (OSError, duckdb.IOException) as error:
        raise ExportFolderError(
            f"The export to {folder} failed: {_reason(error)}. Mend that, or name another folder"
            " with --to."
        ) from error


def written_file(root: Path, path: str, format_: str) -> WrittenFile:
    """Describe a finished file.

    Args:
        root: the staging folder.
        path: its path in the export.
        format_: parquet, csv or excel.

    Returns:
        Its size and digest.
    """
    return WrittenFile(path, format_, (root / path).stat().st_size, _sha256(root / path))


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"Another export is writing to {folder}. Wait until it ends."
            raise ExportFolderError(message) from None
        yield
    finally:
        os.close(handle)


def _earlier(folder: Path) -> dict[tuple[str, str], frozenset[str]]:
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        return {(row["format"], row["path"]): frozenset(row["sha256"]) for row in files}
    except (ValueError, KeyError, TypeError):
        raise ExportFolderError(
            f"{path} is not a list of exported files. Move it away, or name another folder."
        ) from None


def _is_inside(folder: Path, path: str) -> bool:
    parent = (folder / path).parent
    if parent.exists() and not parent.is_dir():
        return False
    return ".." not in Path(path).parts and parent.resolve() == (folder.resolve() / path).parent


def _is_one_of(path: Path, digests: frozenset[str]) -> bool:
    return path.is_file() and not path.is_symlink() and _sha256(path) in digests


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reason(error: OSError | duckdb.IOException) -> str:
    if not isinstance(error, OSError):
        return str(error)
    place = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{place}"
