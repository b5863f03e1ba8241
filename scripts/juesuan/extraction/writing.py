"""Writing raw rows: as CSV seeds for a small corpus, as Parquet for a large one."""

import csv
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import chain
from operator import attrgetter
from pathlib import Path

import duckdb
import pandas as pd

from juesuan.extraction.rows import (
    TABLE_NUMBERS,
    RawDocument,
    RawExtractionBalance,
    RawExtractionIssue,
    RawLine,
    RawNarrativeDirection,
    RawNarrativeFigure,
    RawProject,
    RawProjectIndicator,
    RawProjectMoney,
    RawProjectStatement,
    RawProjectText,
    RawRejectedFile,
    RawRow,
    RawTable,
    RawTableColumn,
    RawTableRow,
)

RAW_TABLES: Mapping[str, type[RawRow]] = {
    "raw_documents": RawDocument,
    "raw_lines": RawLine,
    "raw_tables": RawTable,
    "raw_table_columns": RawTableColumn,
    **{f"raw_table_{table_no}": RawTableRow for table_no in TABLE_NUMBERS},
    "raw_narrative_figures": RawNarrativeFigure,
    "raw_narrative_directions": RawNarrativeDirection,
    "raw_projects": RawProject,
    "raw_project_money": RawProjectMoney,
    "raw_project_indicators": RawProjectIndicator,
    "raw_project_texts": RawProjectText,
    "raw_project_statements": RawProjectStatement,
    "raw_extraction_issues": RawExtractionIssue,
    "raw_extraction_balance": RawExtractionBalance,
    "raw_rejected_files": RawRejectedFile,
}
_NAMES = {row_class: name for name, row_class in RAW_TABLES.items() if row_class is not RawTableRow}
UNKNOWN_YEAR = "unknown"


def raw_table_of(row: RawRow) -> str:
    """Return the name of the raw table that a row belongs to."""
    return f"raw_table_{row.table_no}" if isinstance(row, RawTableRow) else _NAMES[type(row)]


def write_seeds(rows: Iterable[RawRow], folder: Path) -> dict[str, int]:
    """Write every raw table as a CSV seed, sorted, so that a second run gives the same bytes.

    Args:
        rows: raw rows of any number of documents.
        folder: where `<raw table>.csv` goes; a table without rows gets its header only.

    Returns:
        The number of rows of each raw table.
    """
    folder.mkdir(parents=True, exist_ok=True)
    by_table = _by_table(rows)
    for name, row_class in RAW_TABLES.items():
        partial = folder / f".{name}.csv.partial"
        with partial.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(_column_names(row_class))
            writer.writerows(map(_values_of(row_class), sorted(by_table[name])))
        partial.replace(folder / f"{name}.csv")
    return {name: len(by_table[name]) for name in RAW_TABLES}


def write_parquet(batches: Iterable[Sequence[RawRow]], folder: Path) -> dict[str, int]:
    """Write every raw table as Parquet under `<raw table>/fiscal_year=<year>/`.

    Args:
        batches: raw rows, a batch at a time; the rows of one document are in one batch.
        folder: where the tables go; the raw tables of an earlier run are replaced, nothing else.

    Returns:
        The number of rows of each raw table.
    """
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    counts = dict.fromkeys(RAW_TABLES, 0)
    with duckdb.connect() as connection:
        for number, batch in enumerate(chain([[]], batches)):
            for name, year, table_rows in _partitions(batch):
                path = partial / name / f"fiscal_year={year}" / f"part-{number:05d}.parquet"
                _write_part(connection, RAW_TABLES[name], table_rows, path)
                counts[name] += len(table_rows)
    folder.mkdir(parents=True, exist_ok=True)
    for name in RAW_TABLES:
        shutil.rmtree(folder / name, ignore_errors=True)
        (partial / name).replace(folder / name)
    partial.rmdir()
    return counts


def _by_table(rows: Iterable[RawRow]) -> dict[str, list[RawRow]]:
    by_table: dict[str, list[RawRow]] = defaultdict(list)
    for row in rows:
        by_table[raw_table_of(row)].append(row)
    return by_table


def _partitions(batch: Sequence[RawRow]) -> Iterator[tuple[str, str, list[RawRow]]]:
    """Yield each table and year of a batch; an empty batch yields every table without rows."""
    if not batch:
        yield from ((name, UNKNOWN_YEAR, []) for name in RAW_TABLES)
    years = {row.document_id: row.fiscal_year for row in batch if isinstance(row, RawDocument)}
    parts: dict[tuple[str, str], list[RawRow]] = defaultdict(list)
    for row in batch:
        parts[raw_table_of(row), years.get(row.document_id, UNKNOWN_YEAR)].append(row)
    for (name, year), rows in sorted(parts.items(), key=lambda part: part[0]):
        yield name, year, sorted(rows)


def _column_names(row_class: type[RawRow]) -> list[str]:
    return [field.name for field in fields(row_class)]


def _values_of(row_class: type[RawRow]) -> Callable[[RawRow], tuple[object, ...]]:
    """Return what takes the values of a row in column order, far quicker than `astuple`."""
    return attrgetter(*_column_names(row_class))


def _write_part(
    connection: duckdb.DuckDBPyConnection,
    row_class: type[RawRow],
    rows: Sequence[RawRow],
    path: Path,
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    names = _column_names(row_class)
    values = [[str(value) or None for value in row] for row in map(_values_of(row_class), rows)]
    frame = pd.DataFrame(values, columns=names, dtype="object")
    columns = ", ".join(f"{name}::varchar as {name}" for name in names)
    connection.from_df(frame).project(columns).write_parquet(str(path))
