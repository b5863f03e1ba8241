"""Raw rows of documents that were read before, kept by content: the same bytes are read once."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from juesuan.extraction import rows as raw
from juesuan.extraction.rows import RawRow
from juesuan.project import REFERENCE_SEEDS

_PACKAGE = Path(__file__).resolve().parent
_READING = ("disclosure", "extraction")


@dataclass(frozen=True)
class KnownRows:
    """A folder of raw rows by document.

    An entry is named by everything that its rows depend on: the name and bytes of the document,
    the code that reads it and the reference seeds. So an entry is never out of date.

    Attributes:
        folder: where the entries lie; it need not exist.
    """

    folder: Path

    def find(self, name: str, content: bytes) -> list[RawRow] | None:
        """Return the rows of a document that was read before.

        Args:
            name: path inside the documents folder.
            content: the bytes of the file.

        Returns:
            Its rows; none if it was not read before, or its entry is damaged.
        """
        try:
            path = self._path(name, hashlib.sha256(content).hexdigest())
            entries = json.loads(path.read_text(encoding="utf-8"))
            return [_row(*entry) for entry in entries]
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def keep(self, name: str, content: bytes, rows: Iterable[RawRow]) -> None:
        """Keep the rows of a document; a full or unwritable disk only costs the next build time."""
        path = self._path(name, hashlib.sha256(content).hexdigest())
        part = path.with_suffix(f".{os.getpid()}.part")
        entries = [[type(row).__name__, *_values(row)] for row in rows]
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
            part.replace(path)

    def forget_others(self, documents: Mapping[str, str]) -> None:
        """Remove the entries of documents that are no longer there, where the disk lets it.

        Args:
            documents: SHA-256 by name of those that are.
        """
        wanted = {self._path(name, sha256) for name, sha256 in documents.items()}
        with suppress(OSError):
            for path in set(self.folder.iterdir()) - wanted:
                path.unlink(missing_ok=True)

    def _path(self, name: str, sha256: str) -> Path:
        key = hashlib.sha256(f"{_reading_hash()}\0{name}\0{sha256}".encode())
        return self.folder / f"{key.hexdigest()}.json"


@cache
def _reading_hash() -> str:
    """Hash what decides how a document is read."""
    code = [path for folder in _READING for path in (_PACKAGE / folder).rglob("*.py")]
    digest = hashlib.sha256()
    for path in sorted([*code, *REFERENCE_SEEDS.glob("*.csv")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _values(row: RawRow) -> list[object]:
    return [getattr(row, field.name) for field in fields(row)]


def _row(name: str, *values: object) -> RawRow:
    made: RawRow = getattr(raw, name)(*values)
    return made
