"""What an output folder holds: the content that analysts read, and what should not be there."""

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from juesuan.warehouse.versions import stored_versions

SHOWN = frozenset({"juesuan.duckdb", "quality", "versions", "raw", "reports", "logs"})
HIDDEN = frozenset({".build.lock", ".dbt", ".documents"})
_VERSION = frozenset({"juesuan.duckdb", "manifest.json", "published", "quality"})
_TABLES = """
    select schema_name || '."' || table_name || '"' from duckdb_tables()
    where schema_name in ('core', 'quality', 'analysis') order by all
"""


@dataclass(frozen=True)
class Read:
    """What analysts read.

    Attributes:
        content: a hash over all rows of all public tables.
        version_id: the version whose file it is, byte for byte; none if it is of none.
    """

    content: str
    version_id: str | None


def read_published(output: Path) -> Read:
    """Read all that is published, as an analyst would."""
    published = output / "juesuan.duckdb"
    versions = [v for v in stored_versions(output) if v.database.is_file()]
    own = file_hash(published)
    same = [v.version_id for v in versions if file_hash(v.database) == own]
    return Read(content_hash(published), same[-1] if same else None)


def content_hash(database: Path, pause_seconds: float = 0.0) -> str:
    """Hash every row of every public table, whatever their order, in one connection."""
    digest = hashlib.sha256()
    with duckdb.connect(str(database), read_only=True) as connection:
        for (table,) in connection.execute(_TABLES).fetchall():
            query = f"select count(*), sum(hash(t)::hugeint) from {table} as t"
            digest.update(f"{table} {connection.execute(query).fetchone()}\n".encode())
            time.sleep(pause_seconds)
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """Hash the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def litter(output: Path, keep: int) -> list[str]:
    """List what a build that ended well should not have left."""
    found = sorted({path.name for path in output.iterdir()} - SHOWN - HIDDEN)
    versions = sorted((output / "versions").iterdir())
    for version in versions:
        names = {path.name for path in version.iterdir()}
        found += [f"{version.name}: {name}" for name in sorted(names ^ _VERSION)]
    found += [f"version {path.name}" for path in versions[: max(len(versions) - keep, 0)]]
    found += [path.name for path in output.rglob("*.part*") if path.is_file()]
    return found
