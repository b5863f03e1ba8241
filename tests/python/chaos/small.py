"""Small finished versions: real databases whose every table says which version it is of."""

import json
from pathlib import Path

import duckdb

from juesuan.warehouse.publishing import store, switch
from juesuan.warehouse.versions import Version

TABLES = ("core.one", "core.two", "quality.three")


def version_name(number: int) -> str:
    """A name in the form that builds give, by number."""
    return f"20260101T{number // 3600:02}{number // 60 % 60:02}{number % 60:02}Z-{number:08x}"


def finished(output: Path, name: str, rows: int = 100) -> Path:
    """Write what a build leaves before it is published."""
    folder = output / ".build" / "new"
    (folder / "quality").mkdir(parents=True)
    with duckdb.connect(str(folder / "juesuan.duckdb")) as connection:
        connection.execute("create schema core; create schema quality")
        for table in TABLES:
            connection.execute(f"create table {table} as select '{name}' as of from range({rows})")
    (folder / "quality" / "index.html").write_text(name)
    told = ("inputs_sha256", "code", "documents", "seeds", "counts", "verdicts")
    manifest = {"version": name, **{key: {} for key in told}}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def publish(output: Path, name: str) -> Version:
    """Publish a small version as a build does."""
    version = store(finished(output, name), output, name)
    switch(output, version)
    return version


def read_tables(output: Path) -> str:
    """Return the version that analysts see; every table must be of the same."""
    tables = " union ".join(f"select of from {table}" for table in TABLES)
    with duckdb.connect(str(output / "juesuan.duckdb"), read_only=True) as connection:
        (only,) = connection.execute(tables).fetchall()
    return str(only[0])


def read(output: Path) -> str:
    """Return the version that analysts see; the page must be of the same."""
    version_id = read_tables(output)
    assert (output / "quality" / "index.html").read_text() == version_id
    return version_id
