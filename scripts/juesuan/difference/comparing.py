"""What differs between two versions, figure by figure, and through which cause."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from juesuan.difference.causes import DocumentFate, common_causes, fates, one_of, uses_changed
from juesuan.difference.figure_queries import COMPARE_FIGURES, FIGURE_COUNTS, FIGURES
from juesuan.difference.finding_queries import COMPARE_FINDINGS, FINDINGS
from juesuan.difference.table_changes import table_changes
from juesuan.difference.version_changes import (
    KEPT,
    Difference,
    FigureChange,
    FindingChange,
    Reading,
)
from juesuan.warehouse.query import spill_folder
from juesuan.warehouse.versions import Version


def difference(before: Version, after: Version, limit: int | None = None) -> Difference:
    """Compare two versions.

    Args:
        before: the older one.
        after: the newer one.
        limit: list at most so many figures; counts are of all.

    Returns:
        Every figure and finding that differs.

    Raises:
        OSError: a manifest cannot be read.
        duckdb.Error: a database cannot be read, or has none of these tables.
    """
    told = before.manifest, after.manifest
    documents = fates(*told)
    causes = common_causes(*told)
    others = ["another document"] if any(one.fate != KEPT for one in documents) else []
    names = {"for_values": one_of(causes), "for_judgement": one_of([*causes, *others])}
    with duckdb.connect(config={"temp_directory": spill_folder()}) as connection:
        _attach(connection, before, after, documents)
        for query in (*COMPARE_FIGURES, *COMPARE_FINDINGS):
            connection.execute(query, names if "$for_values" in query else None)
        counted = connection.execute(FIGURE_COUNTS).fetchall()
        figures = connection.execute(FIGURES, {"limit": limit}).fetchall()
        found = connection.execute(FINDINGS, {"for_judgement": names["for_judgement"]}).fetchall()
        tables = table_changes(connection)
    return Difference(
        [_figure(*row) for row in figures],
        [_finding(*row) for row in found],
        tables,
        uses_changed(*told),
        {(cause, change): count for cause, change, count in counted},
    )


_DOCUMENTS = """
    create temp table documents as
    select
        unnest($1::varchar[]) as before_id,
        unnest($2::varchar[]) as after_id,
        unnest($3::varchar[]) as document_id,
        unnest($4::varchar[]) as fate
"""


def _attach(
    connection: duckdb.DuckDBPyConnection,
    before: Version,
    after: Version,
    documents: Sequence[DocumentFate],
) -> None:
    for name, version in (("before", before), ("after", after)):
        connection.execute(f"attach {_quoted(version.database)} as {name} (read_only)")
    told = [(one.before_id, one.after_id, one.document_id, one.fate) for one in documents]
    connection.execute(_DOCUMENTS, [list(column) for column in zip(*told, strict=True)] or [[]] * 4)


def _figure(
    document_id: str,
    place: str,
    subject: str | None,
    subject_name: str | None,
    measure: str | None,
    change: str,
    cause: str,
    *values: Any,
) -> FigureChange:
    *readings, source_file, source_line = values
    return FigureChange(
        document_id,
        place,
        " ".join(filter(None, (subject, subject_name))),
        measure or "",
        change,
        cause,
        None if change == "appeared" else Reading(*readings[:4]),
        None if change == "vanished" else Reading(*readings[4:]),
        f"{source_file}:{source_line}",
    )


def _finding(source_file: str, source_line: int, *told: Any) -> FindingChange:
    return FindingChange(f"{source_file}:{source_line}", *told)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
