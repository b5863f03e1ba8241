"""One export: the selection read once, each format written, the folder changed at the end."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import duckdb

from juesuan.export.catalogue import PublicTable, literal, public_tables
from juesuan.export.csv_file import csv_value, guarded_count, write_csv
from juesuan.export.descriptor import CsvResource, describe, resource_name
from juesuan.export.doubts import read_doubts
from juesuan.export.folder import Staging, WrittenFile, staging, written_file
from juesuan.export.guide_sheet import limit_lines
from juesuan.export.keys import Keys, find_keys
from juesuan.export.marking import Marker
from juesuan.export.parquet_file import write_parquet
from juesuan.export.provenance import Provenance, read_provenance
from juesuan.export.selection import Selection, Wish, select
from juesuan.export.workbook import write_workbook
from juesuan.known_values import require
from juesuan.project import DATABASE_NAME
from juesuan.warehouse.query import Answer, Ask, Parameters

DATA_PACKAGE, WORKBOOK = "datapackage.json", "juesuan.xlsx"
_ROWS_AT_ONCE = 2_000


class FileFormat(StrEnum):
    """The formats of an export."""

    PARQUET = "parquet"
    CSV = "csv"
    EXCEL = "excel"


@dataclass(frozen=True)
class ExportReport:
    """What an export wrote.

    Attributes:
        folder: where to.
        row_counts: rows by full table name.
        files: all files.
        limits: what the workbook could not hold as it is: table and sentence.
    """

    folder: Path
    row_counts: dict[str, int]
    files: tuple[WrittenFile, ...]
    limits: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Export:
    connection: duckdb.DuckDBPyConnection
    known: Sequence[PublicTable]
    selection: Selection
    keys: Keys
    provenance: Provenance
    place: Staging
    row_counts: dict[str, int]

    def order(self, table: PublicTable) -> Sequence[str]:
        return self.keys.primary.get(table.full_name, ())

    def rows(self, table: PublicTable) -> Iterator[Sequence[Any]]:
        result = self.connection.execute(self.selection.query(table, self.order(table)))
        while rows := result.fetchmany(_ROWS_AT_ONCE):
            yield from rows


def export(
    database: Path, folder: Path, wish: Wish, formats: Sequence[FileFormat] = ()
) -> ExportReport:
    """Write the public tables of a published database as files.

    Args:
        database: the published file.
        folder: where to; files of an earlier export are replaced, others are not touched.
        wish: which tables, offices and years.
        formats: which formats; none means all.

    Returns:
        What was written.

    Raises:
        FileNotFoundError: nothing is published there.
        MissingTableError: the database holds no documents.
        UnknownValueError: a table, office or year is not published.
        ExportFolderError: the folder cannot take the files.
    """
    with _opened(database) as connection:
        asked = _asker(connection)
        require(asked, database)
        known = public_tables(connection)
        selection = select(asked, known, wish)
        with staging(folder) as place:
            _close_to_the_file_system(connection, place.root)
            made = _Export(
                connection,
                known,
                selection,
                find_keys(connection, selection),
                read_provenance(connection, known, selection),
                place,
                _row_counts(connection, selection),
            )
            chosen = [one for one in _WRITERS if one in formats or not formats]
            for path in (path for one in chosen for path in _paths(one, selection)):
                place.place(path)
            limits: list[tuple[str, str]] = []
            files = [file for one in chosen for file in _WRITERS[one](made, limits)]
            place.publish(files)
    return ExportReport(folder, made.row_counts, tuple(files), tuple(limits))


@contextmanager
def _opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    if not database.is_file():
        raise FileNotFoundError(database)
    # An instance of its own: opened by its path, the file would share the settings of whoever has
    # it open in this process.
    with duckdb.connect() as connection:
        name = Path(DATABASE_NAME).stem
        connection.execute(f"attach {literal(str(database))} as {name} (read_only)")
        connection.execute(f"use {name}")
        # A bar on standard output would stand in the middle of an answer in JSON.
        connection.execute("set enable_progress_bar = false")
        yield connection


def _asker(connection: duckdb.DuckDBPyConnection) -> Ask:
    def answer(query: str, parameters: Parameters) -> Answer:
        result = connection.execute(query, parameters)
        return Answer(tuple(column[0] for column in result.description or ()), result.fetchall())

    return answer


def _close_to_the_file_system(connection: duckdb.DuckDBPyConnection, root: Path) -> None:
    """Let queries, views of a foreign database among them, reach nothing but the new files."""
    folder = literal(str(root.resolve()))
    connection.execute(f"set allowed_directories = [{folder}]")
    connection.execute(f"set temp_directory = {literal(str(root.resolve() / 'spill'))}")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _row_counts(connection: duckdb.DuckDBPyConnection, selection: Selection) -> dict[str, int]:
    return {
        table.full_name: count
        for table in selection.tables
        for (count,) in connection.execute(f"select count(*) {selection.rows(table)}").fetchall()
    }


def _paths(format_: FileFormat, selection: Selection) -> list[str]:
    if format_ is FileFormat.EXCEL:
        return [WORKBOOK]
    paths = [_table_path(format_, table) for table in selection.tables]
    return [*paths, DATA_PACKAGE] if format_ is FileFormat.CSV else paths


def _table_path(format_: FileFormat, table: PublicTable) -> str:
    return f"{format_}/{resource_name(table)}.{format_}"


def _write_parquet(made: _Export, _: list[tuple[str, str]]) -> Iterator[WrittenFile]:
    for table in made.selection.tables:
        path = _table_path(FileFormat.PARQUET, table)
        query = made.selection.query(table, made.order(table))
        write_parquet(made.connection, query, table, _absolute(made, path), made.provenance.version)
        yield written_file(made.place.root, path, FileFormat.PARQUET)


def _write_csv(made: _Export, _: list[tuple[str, str]]) -> Iterator[WrittenFile]:
    resources = []
    for table in made.selection.tables:
        path = _table_path(FileFormat.CSV, table)
        query = made.selection.query(table, made.order(table), csv_value)
        write_csv(made.connection, query, table, _absolute(made, path))
        file = written_file(made.place.root, path, FileFormat.CSV)
        guarded = guarded_count(made.connection, made.selection, table)
        resources.append(CsvResource(table, file, made.row_counts[table.full_name], guarded))
        yield file
    content = describe(resources, made.keys, made.provenance)
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    _absolute(made, DATA_PACKAGE).write_text(text, encoding="utf-8")
    yield written_file(made.place.root, DATA_PACKAGE, FileFormat.CSV)


def _write_workbook(made: _Export, limits: list[tuple[str, str]]) -> Iterator[WrittenFile]:
    doubts = read_doubts(made.connection, made.known)

    def marker(table: PublicTable) -> Marker:
        return Marker(table, made.order(table), doubts.get(table.name, {}))

    written = write_workbook(
        _absolute(made, WORKBOOK), made.selection.tables, made.rows, marker, made.provenance
    )
    limits.extend(limit_lines(written))
    yield written_file(made.place.root, WORKBOOK, FileFormat.EXCEL)


def _absolute(made: _Export, path: str) -> Path:
    return made.place.root.resolve() / path


_Writer = Callable[[_Export, list[tuple[str, str]]], Iterator[WrittenFile]]
_WRITERS: dict[FileFormat, _Writer] = {
    FileFormat.PARQUET: _write_parquet,
    FileFormat.CSV: _write_csv,
    FileFormat.EXCEL: _write_workbook,
}
