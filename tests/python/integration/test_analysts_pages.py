"""What docs/analysts.md and docs/reading_figures.md show is what a reader gets."""

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from test_readme import printed
from typer.testing import CliRunner

from juesuan.cli import app
from juesuan.project import ROOT
from juesuan.summation.guard import refuse_double_counting
from juesuan.warehouse.query import asking

pytestmark = pytest.mark.xdist_group("warehouse")
PAGES = ("analysts", "reading_figures")
TEXT = {page: (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8") for page in PAGES}
BOTH = "\n".join(TEXT.values())
QUERIES = re.findall(r"```sql\n(.*?)```\n\n((?:\|[^\n]*\n)*)", BOTH, re.DOTALL)
PROGRAMS = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", BOTH, re.DOTALL)
REFUSALS = re.findall(r'\$ juesuan sql "(.*?)"\n(.*?)\n```', BOTH, re.DOTALL)
COMMANDS = re.findall(r"^\.venv/bin/juesuan (.*)$", BOTH, re.MULTILINE)
NAMES = re.findall(r"`((?:core|quality|analysis)\.\w+)`|`((?:mart|fct|dim)_\w+)(?:\.(\w+))?`", BOTH)


def test_the_pages_have_queries_programs_and_a_refusal() -> None:
    assert len(QUERIES) >= 8
    assert len(PROGRAMS) == 2
    assert len(REFUSALS) == 1
    assert all(answer for _, answer in QUERIES)


@pytest.mark.parametrize(("query", "answer"), QUERIES)
def test_a_query_gives_the_answer_under_it(seed_warehouse: Path, query: str, answer: str) -> None:
    assert printed(seed_warehouse, query) == answer.splitlines()
    with asking(seed_warehouse) as asked:
        refuse_double_counting(asked, query)


@pytest.mark.parametrize(("program", "output"), PROGRAMS)
def test_a_program_prints_what_stands_under_it(
    seed_warehouse: Path, tmp_path: Path, program: str, output: str
) -> None:
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "juesuan.duckdb").symlink_to(seed_warehouse)
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.stdout == output, run.stderr


@pytest.mark.parametrize(("query", "message"), REFUSALS)
def test_the_refusal_is_the_one_shown(seed_warehouse: Path, query: str, message: str) -> None:
    result = CliRunner().invoke(app, ["sql", query, "--database", str(seed_warehouse)])

    assert result.exit_code == 2
    assert result.stderr.strip() == message


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs(
    seed_warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = [quoted or plain for quoted, plain in re.findall(r'"(.*?)"|(\S+)', command)]
    result = CliRunner().invoke(app, [*arguments, "--database", str(seed_warehouse)])

    assert result.exit_code == 0, result.output


def test_every_table_and_column_that_the_pages_name_is_there(seed_warehouse: Path) -> None:
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        rows = connection.execute(
            "select schema_name, table_name, column_name from duckdb_columns() where not internal"
        ).fetchall()
    tables = {f"{schema}.{table}" for schema, table, _ in rows} | {table for _, table, _ in rows}
    columns = {(table, column) for _, table, column in rows}
    assert {full or short for full, short, _ in NAMES if not short.endswith("_")} - tables == set()
    assert {(table, column) for _, table, column in NAMES if column} - columns == set()


def test_the_links_of_the_pages_lead_somewhere() -> None:
    for page, text in TEXT.items():
        for target in re.findall(r"\]\(([^)]+)\)", text):
            path, _, heading = target.partition("#")
            file = (ROOT / "docs" / path).resolve() if path else ROOT / "docs" / f"{page}.md"
            assert file.exists(), target
            if heading:
                titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
                anchors = {
                    re.sub(r"[^\w\- ]", "", t).strip().lower().replace(" ", "-") for t in titles
                }
                assert heading in anchors, target
