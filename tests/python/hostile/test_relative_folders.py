"""Folders by relative names, from another working directory than the repository's."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from juesuan.cli import app
from juesuan.project import DOCUMENTS, OUTPUT_VARIABLE
from juesuan.warehouse.places import Places

pytestmark = pytest.mark.xdist_group("hostile")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_a_build_by_relative_names_writes_where_they_lead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in" / "documents" / "2024").mkdir(parents=True)
    (tmp_path / "in" / "documents" / "2024" / "bad.txt").write_bytes(b"\xff")
    monkeypatch.chdir(tmp_path / "in")
    result = run("build", "--documents", "documents", "--output", "../out")

    assert result.exit_code == 1
    assert "2024/bad.txt" in result.output
    report = json.loads((tmp_path / "out" / "reports" / "latest.json").read_text(encoding="utf-8"))
    assert report["output"].endswith("/out")
    assert Path(report["output"]).is_absolute()
    assert "No disclosure could be read" in report["message"]
    assert sorted(path.name for path in (tmp_path / "in").iterdir()) == ["documents"]


def test_documents_are_extracted_by_relative_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(DOCUMENTS, tmp_path / "documents")
    monkeypatch.chdir(tmp_path)
    result = run("extract", "--documents", "documents", "--raw", "raw", "--json")

    assert json.loads(result.stdout)["document_count"] == 2
    assert list((tmp_path / "raw").rglob("*.parquet"))


def test_what_was_built_by_relative_names_is_found_by_them(
    hostile_build: tuple[Places, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    places = hostile_build[0]
    monkeypatch.chdir(places.output.parent)
    again = run("build", "--documents", "./documents", "--output", "out")
    status = run("status", "--database", "out/juesuan.duckdb", "--json")
    kept = json.loads(run("versions", "--output", "out", "--json").stdout)["versions"]
    monkeypatch.setenv(OUTPUT_VARIABLE, "../" + places.output.parent.name + "/out")

    assert again.exit_code == 3, again.output
    assert again.stdout.startswith(f"Nothing new since {kept[0]['version']}")
    assert len(json.loads(status.stdout)["documents"]) > 90
    assert json.loads(run("status", "--json").stdout)["documents"]
    assert run("sql", "from core.dim_offices").exit_code == 0
