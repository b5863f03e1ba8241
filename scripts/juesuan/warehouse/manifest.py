"""The manifest of a version: what it was built from, and what came out."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from juesuan.expectations.verdicts import QualityReport, Verdict
from juesuan.project import DATABASE_NAME, project_version
from juesuan.warehouse.inputs import Inputs
from juesuan.warehouse.query import Ask, asking

_TABLES = """
    select table_schema || '.' || table_name from information_schema.tables
    where table_schema in ('core', 'quality', 'analysis') and table_type = 'BASE TABLE' order by 1
"""
_DOCUMENTS = """
    select source_file, source_sha256 as sha256, document_id, office_code, fiscal_year, is_used,
        usage_reason
    from core.dim_documents
"""
_REJECTED = "select source_file, place, reason, remedy from core.dim_rejected_files"
_FINDINGS = "select severity, status, count(*) from quality.fct_findings group by all order by all"
_CHECKS = "select status, count(*) from quality.fct_identity_checks group by all order by all"


def version_name(inputs: Inputs, begun: datetime) -> str:
    """Name a version: when its build began (UTC), and the beginning of its inputs' hash."""
    return f"{begun.astimezone(UTC):%Y%m%dT%H%M%SZ}-{inputs.sha256[:8]}"


def write_manifest(
    path: Path,
    version_id: str,
    inputs: Inputs,
    quality: QualityReport,
    seconds: Mapping[str, float],
) -> None:
    """Write the manifest of a finished database.

    Args:
        path: the file to write, JSON, beside the new database, which is closed.
        version_id: the name of the version.
        inputs: what was read.
        quality: what the suites said.
        seconds: duration of each stage so far.

    Raises:
        OSError: it cannot be written.
    """
    with asking(path.with_name(DATABASE_NAME)) as ask:
        told = {
            "version": version_id,
            "built_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "inputs_sha256": inputs.sha256,
            "code": {"juesuan": project_version(), "sha256": inputs.code, **inputs.packages},
            "documents": _documents(ask, inputs),
            "seeds": dict(sorted(inputs.seeds.items())),
            "counts": _counts(ask),
            "verdicts": _verdicts(ask, quality),
            "seconds": {name: round(value, 1) for name, value in seconds.items()},
        }
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _documents(ask: Ask, inputs: Inputs) -> dict[str, dict[str, Any]]:
    loaded = {row["source_file"]: row for row in ask(_DOCUMENTS, ()).as_records()}
    rejected = {row["source_file"]: row for row in ask(_REJECTED, ()).as_records()}
    return {
        name: {"sha256": sha256, **_state(loaded.get(name), rejected.get(name))}
        for name, sha256 in sorted(inputs.documents.items())
    }


def _state(
    loaded: Mapping[str, Any] | None, rejected: Mapping[str, Any] | None
) -> Mapping[str, Any]:
    if loaded is not None:
        named = {key: value for key, value in loaded.items() if key != "source_file"}
        return {"state": "loaded", **named}
    told = rejected or {}
    return {"state": "rejected", **{key: told.get(key) for key in ("place", "reason", "remedy")}}


def _counts(ask: Ask) -> dict[str, int]:
    tables = [row[0] for row in ask(_TABLES, ()).rows]
    return {table: ask(f"select count(*) from {table}", ()).rows[0][0] for table in tables}


def _verdicts(ask: Ask, quality: QualityReport) -> dict[str, Any]:
    findings = ask(_FINDINGS, ()).rows
    return {
        "expectations": {verdict.value: quality.count(verdict) for verdict in Verdict},
        "checks": dict(ask(_CHECKS, ()).rows),
        "findings": {f"{status} {severity}": count for severity, status, count in findings},
    }
