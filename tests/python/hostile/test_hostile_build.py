"""One folder of all that is hostile: published, nothing lost, nothing carried out of it."""

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from hostile import KINDS
from hostile.kind import Outcome
from juesuan.cli import app
from juesuan.warehouse.build import BuildReport
from juesuan.warehouse.places import Places

pytestmark = pytest.mark.xdist_group("hostile")
ASIDE = "select source_file, reason from core.dim_rejected_files where place = 'models'"
FIGURES = """
    select source_file, source_line, table_no, row_key, measure, value_text, cell_state, amount_wan
    from core.fct_reported_figures
    where source_file in ('2024/shanxi-guangzhou-2024.txt', '2024/shanxi-xinjiang-2024.txt')
    order by all
"""


def ask(database: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_a_hostile_folder_is_published_with_what_is_open(
    hostile_build: tuple[Places, Result],
) -> None:
    places, result = hostile_build

    assert result.exit_code == 3, result.output[-2000:]
    assert places.database.is_file()
    assert "Traceback" not in result.output
    assert "defect of Juesuan" not in result.output
    assert ask(places.database, ASIDE) == []


def test_the_figures_of_honest_documents_are_those_of_an_honest_build(
    hostile_build: tuple[Places, Result], folder_build: tuple[Places, BuildReport]
) -> None:
    honest = ask(folder_build[0].database, FIGURES)

    assert len(honest) > 300
    assert ask(hostile_build[0].database, FIGURES) == honest


def test_each_file_is_loaded_or_rejected(hostile_build: tuple[Places, Result]) -> None:
    database = hostile_build[0].database
    loaded = {row[0] for row in ask(database, "select source_file from core.dim_documents")}
    rejected = [row[0] for row in ask(database, "select source_file from core.dim_rejected_files")]
    expected = {
        f"2024/{name}.txt": kind.outcome is not Outcome.REJECTED for name, kind in KINDS.items()
    }

    assert len(set(rejected)) == len(rejected)
    assert loaded.isdisjoint(rejected)
    assert {"2024/same.txt", "2024/conflict.txt", "2023/other_year.txt"} <= loaded
    for name in expected.keys() & {*loaded, *rejected}:
        assert (name in loaded) == expected[name], name
    assert len(expected.keys() & {*loaded, *rejected}) > 90


def test_absurd_amounts_are_unread_and_never_rounded(hostile_build: tuple[Places, Result]) -> None:
    rows = ask(
        hostile_build[0].database,
        "select value_text, cell_state, amount_wan from core.fct_reported_figures "
        "where length(value_text) > 25 and document_id like '2024/amount%'",
    )

    assert len(rows) > 3
    assert {row[1:] for row in rows} == {("unread", None)}
