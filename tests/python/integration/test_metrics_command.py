"""`juesuan metrics`: exact answers, nearest names, no network, and models that cannot add twice."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from juesuan.cli import app
from juesuan.warehouse import metrics
from juesuan.warehouse.metrics import run_metricflow
from juesuan.warehouse.query import ask

pytestmark = pytest.mark.xdist_group("warehouse")
run = CliRunner().invoke
# Notes each address that a process looks up or connects to.
WATCH = """
import socket, pathlib
def noted(call):
    def watched(*arguments, **options):
        with pathlib.Path({notes!r}).open("a") as file:
            print(arguments, file=file)
        return call(*arguments, **options)
    return watched
socket.getaddrinfo = noted(socket.getaddrinfo)
socket.socket.connect = noted(socket.socket.connect)
"""


@pytest.fixture(scope="module")
def manifest(seed_warehouse: Path) -> Mapping[str, Any]:
    path = seed_warehouse.parent / ".dbt" / "target" / "semantic_manifest.json"
    loaded: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def test_a_query_is_answered_exactly_without_network(
    seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = tmp_path / "addresses"
    (tmp_path / "sitecustomize.py").write_text(WATCH.format(notes=str(notes)))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    question = ["query", "--metrics", "expenditure_all_funds_wan", "--group-by", "office", "--json"]
    result = run(app, ["metrics", "--database", str(seed_warehouse), *question])

    assert result.exit_code == 0
    assert {
        row["office"]: row["expenditure_all_funds_wan"] for row in json.loads(result.stdout)
    } == {
        "200007": "1218.980000",
        "200008": "126.620000",
    }
    assert not notes.exists()
    assert list((tmp_path / "temporary").glob("*.pkl")) == []


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        (["--metrics", "expenditure_allfunds"], "expenditure_all_funds_wan"),
        (["--metrics", "income_wan", "--group-by", "ofice__short_name"], "office__short_name"),
        (["--metrics", "income_wan", "--where", "{{ Entity('ofice') }} = '1'"], "office"),
    ],
)
def test_a_wrong_name_gets_the_nearest_ones_in_one_line(
    seed_warehouse: Path, question: list[str], nearest: str
) -> None:
    result = run(app, ["metrics", "--database", str(seed_warehouse), "query", *question])

    assert result.exit_code == 2
    assert nearest in result.stderr
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.stderr
    assert "Log File" not in result.stderr


def test_without_the_package_the_command_says_how_to_get_it(
    seed_warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "find_spec", lambda name: None)
    result = run(app, ["metrics", "--database", str(seed_warehouse), "list", "metrics"])

    assert result.exit_code == 2
    assert "pip install dbt-metricflow" in result.stderr


def test_without_a_database_the_command_says_what_to_do(tmp_path: Path) -> None:
    missing = tmp_path / "juesuan.duckdb"
    result = run(app, ["metrics", "--database", str(missing), "list", "metrics"])

    assert result.exit_code == 2
    assert "Run 'juesuan build' first" in result.stderr


def test_the_semantic_models_fit_the_tables_beside_another_reader(
    seed_warehouse: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with duckdb.connect(str(seed_warehouse), read_only=True):
        assert run_metricflow(["validate-configs"], seed_warehouse) == 0
    assert "validated metrics against data warehouse (ERRORS: 0" in capfd.readouterr().out


def test_no_metric_reads_subtotals_or_unused_documents(
    manifest: Mapping[str, Any], seed_warehouse: Path
) -> None:
    rows = ask(
        seed_warehouse, "select schema_name, table_name, column_name from duckdb_columns()"
    ).rows
    models = {
        measure["name"]: model["node_relation"]
        for model in manifest["semantic_models"]
        for measure in model["measures"]
    }
    for metric in manifest["metrics"]:
        if metric["type"] != "simple":
            continue
        relation = models[metric["type_params"]["measure"]["name"]]
        place = (relation["schema_name"], relation["alias"])
        columns = {column for schema, table, column in rows if (schema, table) == place}
        filters = json.dumps(metric["filter"])
        assert columns
        assert "is_subtotal" not in columns, metric["name"]
        assert "is_used" not in columns or "is_used" in filters or "is_open" in filters, metric


def test_each_scope_has_its_own_table(manifest: Mapping[str, Any]) -> None:
    tables = {
        model["name"]: model["node_relation"]["alias"]
        for model in manifest["semantic_models"]
        if model["name"].startswith("expenditure_")
    }

    assert len(tables) == 4
    for name, table in tables.items():
        assert table == f"fct_functional_{name}"


def test_every_metric_is_named_and_described(manifest: Mapping[str, Any]) -> None:
    for metric in manifest["metrics"]:
        assert metric["label"], metric["name"]
        assert metric["description"], metric["name"]
        unit = {"ratio": "_ratio"}.get(metric["type"], ("_wan", "_count"))
        assert metric["name"].endswith(unit), metric["name"]
