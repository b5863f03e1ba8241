"""The commands about versions, on a real published folder."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from typer.testing import CliRunner

from juesuan.cli import app
from juesuan.commands import build as build_command
from juesuan.project import DOCUMENTS
from juesuan.warehouse import build, stages
from juesuan.warehouse.build import BuildReport
from juesuan.warehouse.places import Places
from juesuan.warehouse.publishing import store, switch
from juesuan.warehouse.query import ask
from juesuan.warehouse.versions import kept_versions

pytestmark = pytest.mark.xdist_group("warehouse")
run = CliRunner().invoke
GUANGZHOU = "2024/shanxi-guangzhou-2024.txt"


@pytest.fixture
def output(tmp_path: Path, folder_build: tuple[Places, BuildReport]) -> Path:
    """A copy of the published folder, so that a test may publish there."""
    copied = tmp_path / "out"
    shutil.copytree(folder_build[0].output, copied, symlinks=True)
    return copied


@pytest.fixture
def publish(output: Path) -> Callable[..., str]:
    """Publish a version that differs by some SQL and by some part of its manifest."""

    def add(change: str, **told: object) -> str:
        (published,) = (version for version in kept_versions(output) if version.is_published)
        name = f"2999{len(kept_versions(output))}"
        finished = output / ".build" / name
        shutil.copytree(published.folder, finished)
        (finished / "published").unlink()
        (finished / "juesuan.duckdb").chmod(0o644)
        with duckdb.connect(str(finished / "juesuan.duckdb")) as connection:
            connection.execute(change)
        manifest = {**published.manifest, "version": name, **told}
        (finished / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        switch(output, store(finished, output, name))
        return name

    return add


def test_nothing_new_is_said_in_seconds(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise AssertionError("models were run")

    monkeypatch.setattr(stages, "run_dbt", fail)
    result = run(app, ["build", "--documents", str(DOCUMENTS), "--output", str(output)])

    assert result.exit_code == 3
    assert "Nothing new since" in result.output
    assert "Open: 3 errors, 0 errors of reading, 0 rejected files" in result.output


def test_what_another_build_published_meanwhile_is_not_built_again(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise AssertionError("models were run")

    monkeypatch.setattr(stages, "run_dbt", fail)
    monkeypatch.setattr(build_command, "require_new", lambda places: None)  # asked before it did
    result = run(app, ["build", "--documents", str(DOCUMENTS), "--output", str(output)])

    assert result.exit_code == 3
    assert "Nothing new since" in result.output
    assert not Places(DOCUMENTS, output).work.exists()


def test_a_changed_document_is_new(output: Path, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(DOCUMENTS, documents)
    assert build.unchanged(Places(documents, output)) is not None

    with (documents / GUANGZHOU).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert build.unchanged(Places(documents, output)) is None


def test_the_manifest_says_what_was_built_from_what(output: Path) -> None:
    (version,) = kept_versions(output)
    told = version.manifest

    assert told["version"] == version.version_id
    assert told["documents"][GUANGZHOU]["state"] == "loaded"
    assert told["counts"]["core.dim_documents"] == 2
    assert told["verdicts"]["findings"]["open error"] == 3
    assert "seeds/review/corrections.csv" in told["seeds"]
    assert version.published_at


def test_versions_are_listed_and_one_is_read(output: Path, publish: Callable[..., str]) -> None:
    newer = publish("create table core.newer as select 1 as one")

    told = json.loads(run(app, ["versions", "--output", str(output), "--json"]).output)
    shown = run(app, ["versions", "--output", str(output)]).output

    assert [v["is_published"] for v in told["versions"]] == [True, False]
    assert told["versions"][0]["version"] == newer
    assert [line.split("|")[2].strip() for line in shown.splitlines() if line[2:5] == "299"] == [
        "now"
    ]


def test_going_back_and_forth(output: Path, publish: Callable[..., str]) -> None:
    (older,) = kept_versions(output)
    newer = publish("create table core.newer as select 1 as one")
    database = output / "juesuan.duckdb"
    count = "select count(*) from duckdb_tables() where table_name = 'newer'"

    back = run(app, ["rollback", "--output", str(output)])
    assert f"Published again: {older.version_id}. Before: {newer}." in back.output
    assert ask(database, count).rows == [(0,)]

    forth = run(app, ["rollback", newer, "--output", str(output)])
    assert forth.exit_code == 0
    assert ask(database, count).rows == [(1,)]

    unknown = run(app, ["rollback", "1999", "--output", str(output)])
    assert unknown.exit_code == 2
    assert f"No kept version begins with '1999'. Kept in {output}: " in unknown.output


def test_a_difference_names_its_cause(output: Path, publish: Callable[..., str]) -> None:
    (older,) = kept_versions(output)
    documents = older.manifest["documents"]
    changed = {**documents, GUANGZHOU: {**documents[GUANGZHOU], "sha256": "0"}}
    newer = publish(
        "update intermediate.int_figures_traced set figure_value = figure_value + 1,"
        " value_text = case when starts_with(document_id, '2024/shanxi-guangzhou') then '905.39'"
        " else value_text end"
        " where table_no = '02' and row_key = '201' and measure = 'total_income'",
        documents=changed,
        seeds={**older.manifest["seeds"], "seeds/reference/identities.csv": "0"},
    )

    told = json.loads(run(app, ["diff", "--output", str(output), "--json"]).output)
    shown = run(app, ["diff", older.version_id, newer, "--output", str(output)]).output

    assert {(cause["cause"], cause["change"], cause["figures"]) for cause in told["causes"]} == {
        ("changed document", "changed", 1),
        ("identity or reference change (identities)", "changed", 1),
    }
    assert told["figures"]["left_out"] == 0
    assert {figure["after"]["value"] for figure in told["figures"]["listed"]} >= {"905.39"}
    assert f"changed: {GUANGZHOU} — its rows are replaced" in shown
    assert (
        "公开02表 201 一般公共服务支出 本年收入合计: 904.39 → 905.39 万元 (changed document)"
        in shown
    )


def test_a_decided_finding_and_a_disputed_figure_are_told(
    output: Path, publish: Callable[..., str]
) -> None:
    (older,) = kept_versions(output)
    publish(
        "update quality.fct_findings set status = 'waived',"
        " finding_id = replace(finding_id, '|open', '|waived')"
        " where status = 'open' and severity = 'error';"
        "update intermediate.int_figures_traced set quality_status = 'disputed'"
        " where table_no = '02' and row_key = '201' and measure = 'total_income'",
        seeds={**older.manifest["seeds"], "seeds/review/waivers.csv": "0"},
    )

    shown = run(app, ["diff", "--output", str(output)]).output

    assert shown.count("error open → waived: ") == 3
    assert "904.39 万元, verified → disputed (decision (waivers))" in shown
    assert " appeared" not in shown


def test_what_is_the_same_differs_in_nothing(output: Path, publish: Callable[..., str]) -> None:
    publish("create table core.newer as select 1 as one")

    assert "No figure and no finding differs." in run(app, ["diff", "--output", str(output)]).output


@pytest.mark.parametrize("command", ["versions", "rollback", "diff"])
def test_an_empty_folder_is_said_in_one_line(tmp_path: Path, command: str) -> None:
    result = run(app, [command, "--output", str(tmp_path / "none")])

    assert result.exit_code == (0 if command == "versions" else 2)
    assert "Traceback" not in result.output
    assert not (tmp_path / "none").exists()


def test_what_a_person_went_back_from_is_not_published_again_by_itself(
    output: Path, publish: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = kept_versions(output)
    second = publish("select 1", inputs_sha256="other code")
    run(app, ["rollback", "--output", str(output)])
    monkeypatch.setattr(build, "current_inputs", lambda files: SimpleNamespace(sha256="other code"))
    result = run(app, ["build", "--documents", str(DOCUMENTS), "--output", str(output)])

    assert f"Nothing new since {second}" in result.output
    assert "went back from it" in result.output
    assert [v.version_id for v in kept_versions(output) if v.is_published] == [first.version_id]


def test_inputs_that_turn_back_are_built_again(output: Path, publish: Callable[..., str]) -> None:
    publish("select 1", inputs_sha256="other code")

    assert build.unchanged(Places(DOCUMENTS, output)) is None
