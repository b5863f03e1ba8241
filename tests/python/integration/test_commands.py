"""The command line: what it prints, its exit status, and one line for each thing gone wrong."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from juesuan.cli import app
from juesuan.project import DOCUMENTS
from juesuan.warehouse.build import BuildReport
from juesuan.warehouse.locking import BuildRunningError, build_lock
from juesuan.warehouse.places import Places
from juesuan.warehouse.publishing import publish

pytestmark = pytest.mark.xdist_group("warehouse")
run = CliRunner().invoke


def test_extract_prints_a_balance_that_adds_up(tmp_path: Path) -> None:
    result = run(app, ["extract", "--raw", str(tmp_path / "raw"), "--json"])
    record = json.loads(result.stdout)

    assert result.exit_code == 0
    assert record["document_count"] == 2
    for balance in record["balances"]:
        roles = [count for name, count in balance.items() if name.endswith("_tokens")]
        assert roles[0] == sum(roles[1:])
    assert len({(row["document_id"], row["region"]) for row in record["balances"]}) == 27
    assert list((tmp_path / "raw").rglob("*.parquet"))


def test_status_lists_the_documents(folder_build: tuple[Places, BuildReport]) -> None:
    database = str(folder_build[0].database)
    result = run(app, ["status", "--database", database])

    assert result.exit_code == 0
    assert "山西省政府驻广州办事处" in result.stdout
    records = json.loads(run(app, ["status", "--database", database, "--json"]).stdout)
    assert [row["fiscal_year"] for row in records["documents"]] == [2024, 2024]


def test_sql_answers_in_a_table_and_in_exact_json(folder_build: tuple[Places, BuildReport]) -> None:
    database = str(folder_build[0].database)
    query = "select 1.10::decimal(20, 6) as amount_wan, '[b]' as text, null as nothing"

    table = run(app, ["sql", query, "--database", database]).stdout.strip().splitlines()
    assert table[0].split() == ["|", "amount_wan", "|", "text", "|", "nothing", "|"]
    assert table[2].split() == ["|", "1.1", "|", "[b]", "|", "|"]
    answer = json.loads(run(app, ["sql", query, "--database", database, "--json"]).stdout)
    assert answer == [{"amount_wan": "1.100000", "text": "[b]", "nothing": None}]


@pytest.mark.parametrize(
    "query",
    [
        "create table core.mine (a int)",
        "delete from core.dim_offices",
        "from read_csv('/etc/passwd')",
        "copy core.dim_offices to 'stolen.csv'",
        "set enable_external_access = true",
        "attach 'other.duckdb'",
        "select * from core.dim_ofices",
        "select from",
    ],
)
def test_sql_can_only_read_and_says_what_is_wrong_in_one_line(
    folder_build: tuple[Places, BuildReport], query: str
) -> None:
    result = run(app, ["sql", query, "--database", str(folder_build[0].database)])

    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["status", "--database", "nowhere.duckdb"], 2, "juesuan build"),
        (["sql", "select 1", "--database", "nowhere.duckdb"], 2, "juesuan build"),
        (["build", "--documents", "nowhere", "--output", "OUT"], 2, "not a folder"),
        (["extract", "--documents", "nowhere", "--raw", "OUT"], 2, "not a folder"),
        (["build", "--documents", "EMPTY", "--output", "OUT"], 1, "No disclosure could be read"),
    ],
)
def test_what_a_person_can_mend_is_one_line(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "empty").mkdir()
    places = {"EMPTY": str(tmp_path / "empty"), "OUT": str(tmp_path / "out")}
    result = run(app, [places.get(argument, argument) for argument in arguments])

    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_a_wrong_option_ends_with_status_2() -> None:
    assert run(app, ["build", "--nothing"]).exit_code == 2


def test_the_second_builder_says_so_at_once(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path;"
        "from juesuan.warehouse.locking import build_lock\n"
        "with build_lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        result = run(app, ["build", "--documents", str(DOCUMENTS), "--output", str(tmp_path)])
        assert result.exit_code == 1
        assert f"process {holder.pid} of " in result.stderr
        holder.kill()
    with build_lock(tmp_path):
        pass


def test_a_lock_is_refused_within_one_process_too(tmp_path: Path) -> None:
    with build_lock(tmp_path), pytest.raises(BuildRunningError), build_lock(tmp_path):
        pass


def test_publication_replaces_the_name_and_leaves_readers_their_file(tmp_path: Path) -> None:
    for name, value in (("published", 1), ("finished", 2)):
        with duckdb.connect(str(tmp_path / name)) as connection:
            connection.execute(f"create table t as select {value} as version")
    with duckdb.connect(str(tmp_path / "published"), read_only=True) as reader:
        publish(tmp_path / "finished", tmp_path / "published")
        assert reader.execute("select version from t").fetchone() == (1,)
    with duckdb.connect(str(tmp_path / "published"), read_only=True) as reader:
        assert reader.execute("select version from t").fetchone() == (2,)
    assert not (tmp_path / "finished").exists()


def test_a_build_elsewhere_leaves_no_litter(folder_build: tuple[Places, BuildReport]) -> None:
    names = {path.name for path in folder_build[0].output.iterdir()}

    shown = {"juesuan.duckdb", "quality", "raw", "versions"}
    assert names == shown | {".build.lock", ".dbt", ".documents"}
