"""Small versions to compare: two or three figures and findings, and a manifest, written at once."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from juesuan.warehouse.versions import Version

_FIGURE = {
    "figure_ref": "varchar",
    "figure_kind": "varchar",
    "document_id": "varchar",
    "region": "varchar",
    "table_no": "varchar",
    "section_no": "varchar",
    "row_key": "varchar",
    "row_name": "varchar",
    "measure": "varchar",
    "measure_label": "varchar",
    "value_text": "varchar",
    "printed_unit": "varchar",
    "correction_id": "varchar",
    "corrected_value_text": "varchar",
    "figure_value": "decimal(28, 6)",
    "amount_wan": "decimal(28, 6)",
    "unit": "varchar",
    "cell_state": "varchar",
    "quality_status": "varchar",
    "source_file": "varchar",
    "source_line": "integer",
}
_FINDING = {
    "finding_id": "varchar",
    "document_id": "varchar",
    "finding_kind": "varchar",
    "severity": "varchar",
    "status": "varchar",
    "region": "varchar",
    "section_no": "varchar",
    "row_key": "varchar",
    "measure_label": "varchar",
    "printed_value": "varchar",
    "suggested_value": "varchar",
    "figure_refs": "varchar",
    "message_zh": "varchar",
    "message_en": "varchar",
    "source_file": "varchar",
    "source_line": "integer",
}
_PROJECT = {"document_id": "varchar", "project_no": "integer", "project_name": "varchar"}
_MART = {"row_id": "varchar", "amount_wan": "decimal(28, 6)", "source_line": "integer"}

Row = Mapping[str, Any]


def figure(value: str, line: int = 9, document: str = "2024/a", **told: Any) -> Row:
    """One figure: the amount of row 201 in table 03, unless told otherwise."""
    return {
        "figure_ref": f"{document}|03|{line}|{told.get('measure', 'total')}",
        "figure_kind": "table",
        "document_id": document,
        "table_no": "03",
        "row_key": "201",
        "row_name": "一般公共服务支出",
        "measure": "total",
        "measure_label": "合计",
        "value_text": value,
        "printed_unit": "万元",
        "figure_value": Decimal(value),
        "amount_wan": Decimal(value),
        "unit": "万元",
        "cell_state": "printed",
        "quality_status": "verified",
        "source_file": f"{document}.txt",
        "source_line": line,
        **told,
    }


def statement(value: str, line: int, document: str = "2024/a", **told: Any) -> Row:
    """One figure of the narrative, about total income in section 一."""
    return figure(
        value,
        line,
        document,
        figure_kind="narrative",
        table_no=None,
        section_no="一",
        row_key=f"{line}:5",
        row_name="收入总计",
        measure="amount",
        **told,
    )


def finding(status: str = "open", line: int = 9, document: str = "2024/a", **told: Any) -> Row:
    """One finding about the row of `figure`."""
    kind = told.get("finding_kind", "row_sum")
    return {
        "finding_id": f"{document}|{line}|{kind}|{status}",
        "document_id": document,
        "finding_kind": kind,
        "severity": "error",
        "status": status,
        "region": "03",
        "row_key": "201",
        "measure_label": "合计",
        "figure_refs": f"{document}|03|{line}|total",
        "message_zh": f"第{line}行不符",
        "message_en": f"Line {line} breaks",
        "source_file": f"{document}.txt",
        "source_line": line,
        **told,
    }


def loaded(sha256: str, document: str = "2024/a", *, is_used: bool = True) -> Row:
    """What a manifest says of a document that was loaded."""
    return {"sha256": sha256, "state": "loaded", "document_id": document, "is_used": is_used}


def rejected(sha256: str, reason: str = "no text") -> Row:
    """What a manifest says of a file that was rejected."""
    return {
        "sha256": sha256,
        "state": "rejected",
        "place": "line 1",
        "reason": reason,
        "remedy": "Mend it.",
    }


def manifest(documents: Mapping[str, Row], **told: Any) -> dict[str, Any]:
    """A manifest with these documents."""
    return {
        "version": "20260101T000000Z-0",
        "built_at": "2026-01-01T00:10:00Z",
        "inputs_sha256": "0",
        "code": {"juesuan": "0.1.0", "sha256": "0", "duckdb": "1.5"},
        "documents": documents,
        "seeds": {"seeds/reference/identities.csv": "0", "seeds/review/corrections.csv": "0"},
        "counts": {"core.fct_reported_figures": 1},
        "verdicts": {"findings": {"open error": 1}},
        "seconds": {"extract": 1.0},
        **told,
    }


def small_version(
    output: Path,
    name: str,
    told: Mapping[str, Any],
    figures: Sequence[Row] = (),
    findings: Sequence[Row] = (),
    projects: Sequence[Row] = (),
    mart: Sequence[Row] = (),
) -> Version:
    """Write a version as a build leaves it."""
    folder = output / "versions" / name
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / "juesuan.duckdb")) as connection:
        for schema in ("core", "intermediate", "quality", "analysis"):
            connection.execute(f"create schema {schema}")
        _table(connection, "intermediate.int_figures_traced", _FIGURE, figures)
        _table(connection, "quality.fct_findings", _FINDING, findings)
        _table(connection, "core.fct_performance_projects", _PROJECT, projects)
        _table(connection, "analysis.mart_office_years", _MART, mart)
    (folder / "manifest.json").write_text(
        json.dumps({**told, "version": name}, ensure_ascii=False), encoding="utf-8"
    )
    return Version(name, folder, is_published=True)


def _table(
    connection: duckdb.DuckDBPyConnection, name: str, types: Mapping[str, str], rows: Sequence[Row]
) -> None:
    columns = ", ".join(f"{column} {kind}" for column, kind in types.items())
    connection.execute(f"create table {name} ({columns})")
    if rows:
        places = ", ".join("?" * len(types))
        values = [[row.get(column) for column in types] for row in rows]
        connection.executemany(f"insert into {name} values ({places})", values)
