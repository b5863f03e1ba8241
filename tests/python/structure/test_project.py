"""The shape of the project: names, folders, sibling files, descriptions, contracts, docs."""

import re
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from juesuan.dictionary import render
from juesuan.extraction.writing import RAW_TABLES
from juesuan.identity_page import FAMILIES, render_identities
from juesuan.picture.drawing import draw
from juesuan.picture.tables import public_tables
from juesuan.project import RAW_SEEDS, ROOT, reference_rows

pytestmark = pytest.mark.xdist_group("warehouse")
PREFIXES = {
    "models/staging": ("stg_",),
    "models/intermediate": ("int_",),
    "models/marts/core": ("dim_", "fct_"),
    "models/marts/quality": ("fct_", "mart_"),
    "models/marts/analysis": ("mart_", "figure_"),
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
    "fct_identity_checks",
    "fct_findings",
    "mart_document_quality",
}
PUBLIC_SCHEMAS = ("core", "quality", "analysis")


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
    models = nodes(manifest, "model")
    public = {model["name"]: model for model in models if model["schema"] in PUBLIC_SCHEMAS}

    assert set(public) >= PUBLIC_TABLES
    for name, model in public.items():
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


def test_the_picture_of_the_tables_is_current(manifest: Mapping[str, Any]) -> None:
    overlaps, deciding = reference_rows("summation_overlaps"), reference_rows("summation_columns")
    written = (ROOT / "docs" / "grain.svg").read_text(encoding="utf-8")

    assert written == draw(public_tables(manifest, overlaps, deciding)), "run 'make docs'"


def test_the_page_of_the_identities_is_current() -> None:
    written = (ROOT / "docs" / "identities.md").read_text(encoding="utf-8")

    assert written == render_identities(reference_rows("identities")), "run 'make docs'"


def test_the_sums_on_the_page_of_the_identities_are_printed(seed_warehouse: Path) -> None:
    """The sums to follow with a pencil, whatever a person has corrected since."""
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        rounded = connection.execute(
            """
            select lhs_wan, rhs_wan, tolerance_wan, term_count, status
            from quality.fct_identity_checks
            where identity_id = 'balance-01-lines' and instance_key = '31·金额'
                and document_id = '2024/shanxi-guangzhou-2024'
            """
        ).fetchall()
        broken = connection.execute(
            """
            select length(row_key) as digits, count(*), sum(printed_amount_wan)
            from core.fct_reported_figures
            where document_id = '2024/shanxi-xinjiang-2024' and table_no = '06'
                and row_key like '302%' and printed_amount_wan is not null
            group by digits
            order by digits
            """
        ).fetchall()
    assert rounded == [
        (*map(Decimal, ("2006.25", "2006.26", "0.015")), 3, "within_rounding"),
    ]
    assert broken == [(3, 1, Decimal("15.96")), (5, 9, Decimal("15.79"))]


def test_every_identity_is_produced_and_every_producer_is_listed() -> None:
    """By terms in a seed, or by a model, macro or another seed that names it."""
    identities = reference_rows("identities")
    listed = {row["identity_id"] for row in identities}
    terms = {row["identity_id"] for row in reference_rows("identity_terms")}
    sources = [*(ROOT / "models").rglob("*.sql"), *(ROOT / "macros").rglob("*.sql")]
    seeds = [path for path in (ROOT / "seeds/reference").glob("*.csv") if path.stem != "identities"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*sources, *seeds])
    families = "|".join(family.replace("cross_table", "cross") for family in FAMILIES)
    named = set(re.findall(rf"'((?:{families})-[a-z0-9-]+)'", text))

    assert {row["family"] for row in identities} <= set(FAMILIES)
    assert {key for key in listed if key not in terms and not _names(text, key)} == set()
    assert terms <= listed
    assert named <= listed


def _names(text: str, key: str) -> bool:
    return re.search(rf"(?<![a-z0-9-]){re.escape(key)}(?![a-z0-9-])", text) is not None


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
