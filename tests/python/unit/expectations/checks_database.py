"""A database with identity checks, and suites of one expectation, for the tests of this folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import yaml

CHECK_COLUMNS = """
    check_id varchar, identity_id varchar, family varchar, document_id varchar,
    instance_key varchar, relation varchar, lhs_wan decimal(38, 10), rhs_wan decimal(38, 10),
    difference_wan decimal(38, 10), tolerance_wan decimal(38, 10), status varchar,
    not_testable_reason varchar, severity varchar, waiver_id varchar, measured_in varchar,
    lhs_text varchar, rhs_text varchar
"""
SOUND: dict[str, Any] = {
    "check_id": "c1",
    "identity_id": "row-04-funds",
    "family": "row",
    "document_id": "2024/some-office",
    "instance_key": "33·合计",
    "relation": "equal",
    "lhs_wan": "3.00",
    "rhs_wan": "3.02",
    "difference_wan": "-0.02",
    "tolerance_wan": "0.02",
    "status": "within_rounding",
    "not_testable_reason": None,
    "severity": "error",
    "waiver_id": None,
    "measured_in": "万元",
    "lhs_text": "公开04表第133行 合计 3.00",
    "rhs_text": "公开04表第133行 <一般公共预算> 3.02",
}


def write_checks(database: Path, changes: Sequence[dict[str, Any]]) -> Path:
    """Write a database whose checks are the sound one with changes, a row each."""
    database.unlink(missing_ok=True)
    with duckdb.connect(str(database)) as connection:
        connection.execute("create schema quality")
        connection.execute(f"create table quality.fct_identity_checks ({CHECK_COLUMNS})")
        for number, change in enumerate(changes):
            row = {**SOUND, "check_id": f"c{number}", **change}
            marks = ", ".join("?" for _ in row)
            connection.execute(
                f"insert into quality.fct_identity_checks ({', '.join(row)}) values ({marks})",
                list(row.values()),
            )
    return database


def write_suite(folder: Path, *expectations: dict[str, Any]) -> Path:
    """Write a folder with one suite; each expectation gets the meta that it lacks."""
    meta = {
        "table": "quality.fct_identity_checks",
        "on_failure": "block",
        "zh": "应当如此。",
        "en": "It should be so.",
    }
    folder.mkdir(exist_ok=True)
    told = [{**one, "meta": {**meta, **one.get("meta", {})}} for one in expectations]
    content = {
        "name": "sample",
        "meta": {"order": 1, "zh": "样本", "en": "Sample"},
        "expectations": told,
    }
    (folder / "sample.yml").write_text(yaml.safe_dump(content, allow_unicode=True))
    return folder
