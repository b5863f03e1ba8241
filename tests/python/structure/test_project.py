"""The shape of the project: names, folders, sibling files, descriptions, contracts, docs."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from juesuan.dictionary import load_manifest, render
from juesuan.extraction.writing import RAW_TABLES
from juesuan.project import RAW_SEEDS, ROOT

pytestmark = pytest.mark.xdist_group("warehouse")
PREFIXES = {
    "models/staging": ("stg_",),
    "models/intermediate": ("int_",),
    "models/marts/core": ("dim_", "fct_"),
}
PUBLIC_TABLES = {
    "dim_offices",
    "dim_documents",
    "dim_functional_codes",
    "dim_economic_codes",
    "fct_reported_figures",
    "fct_functional_expenditure",
    "fct_functional_income",
    "fct_economic_expenditure",
    "fct_three_public_items",
    "fct_balance_lines",
    "fct_disclosure_statistics",
    "fct_performance_projects",
    "fct_performance_indicators",
    "fct_narrative_figures",
}


@pytest.fixture(scope="module")
def manifest() -> Mapping[str, Any]:
    return load_manifest()


def nodes(manifest: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    return [node for node in manifest["nodes"].values() if node["resource_type"] == kind]


def test_the_folder_of_a_model_says_its_prefix(manifest: Mapping[str, Any]) -> None:
    for model in nodes(manifest, "model"):
        path = model["original_file_path"]
        folder = next(folder for folder in PREFIXES if path.startswith(folder))
        assert model["name"].startswith(PREFIXES[folder]), path


def test_every_model_has_a_sibling_yaml_and_a_description(manifest: Mapping[str, Any]) -> None:
    for model in nodes(manifest, "model"):
        path = ROOT / model["original_file_path"]
        assert path.with_suffix(".yml").is_file(), path
        assert len(model["description"]) > 30, path


def test_every_column_of_models_and_seeds_is_described(
    manifest: Mapping[str, Any], seed_warehouse: Path
) -> None:
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select schema_name, table_name, column_name from duckdb_columns() where not internal"
        ).fetchall()
    described = {
        (node["schema"], node["name"], column["name"])
        for kind in ("model", "seed")
        for node in nodes(manifest, kind)
        for column in node["columns"].values()
        if column["description"].strip()
    }
    assert set(rows) - described == set()


def test_every_public_table_is_there_with_a_contract(manifest: Mapping[str, Any]) -> None:
    core = {model["name"]: model for model in nodes(manifest, "model") if model["schema"] == "core"}

    assert set(core) >= PUBLIC_TABLES
    for name, model in core.items():
        assert model["config"]["contract"]["enforced"], name


def test_every_model_has_a_tested_grain(manifest: Mapping[str, Any]) -> None:
    grains = ("unique", "unique_combination_of_columns")
    tested = {
        test["attached_node"]
        for test in nodes(manifest, "test")
        if (test.get("test_metadata") or {}).get("name") in grains
    }
    missing = [
        model["name"] for model in nodes(manifest, "model") if model["unique_id"] not in tested
    ]
    assert missing == []


def test_every_generic_test_has_a_proof() -> None:
    generic = {path.stem for path in (ROOT / "tests/dbt/generic").glob("*.sql")}
    proofs = "".join(path.read_text() for path in (ROOT / "tests/dbt/proofs").glob("*.sql"))

    assert generic
    assert {name for name in generic if name not in proofs} == set()


def test_the_raw_seeds_are_the_raw_tables() -> None:
    assert {path.stem for path in RAW_SEEDS.glob("*.csv")} == set(RAW_TABLES)


def test_the_data_dictionary_is_current(manifest: Mapping[str, Any]) -> None:
    written = (ROOT / "docs" / "data_dictionary.md").read_text(encoding="utf-8")

    assert written == render(manifest), "run 'make docs'"


def test_no_file_names_a_place_that_others_do_not_have() -> None:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    patterns = r"(?<![\w.])/(work|tmp|root|home)/|pypi\.org|pythonhosted|npmjs\.(org|com)"
    for name in names:
        path = ROOT / name
        if path.is_file() and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(patterns, text), name
