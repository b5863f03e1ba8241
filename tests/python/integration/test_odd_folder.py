"""A folder full of trouble: everything is published, chosen or refused with its reason."""

import re
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from corpus import generate
from corpus.damage import KINDS, NothingToDamageError, plant
from juesuan.cli import app
from juesuan.project import DOCUMENTS
from juesuan.warehouse.build import BuildReport, build
from juesuan.warehouse.places import Places, Progress

pytestmark = pytest.mark.xdist_group("odd_folder")
GOOD = (DOCUMENTS / "2024" / "shanxi-guangzhou-2024.txt").read_text(encoding="utf-8")


def write_damaged(folder: Path) -> int:
    """Write disclosures with one planted damage of each kind; return how many there are."""
    count = 0
    for number, kind in enumerate(KINDS):
        for seed in (3 * number,):
            try:
                damage = plant(generate(seed), kind, seed)
            except NothingToDamageError:
                continue
            (folder / f"{kind}-{seed}.txt").write_text(damage.text, encoding="utf-8")
            count += 1
    return count


@pytest.fixture(scope="module")
def odd_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BuildReport, int]:
    folder = tmp_path_factory.mktemp("odd")
    documents = folder / "documents" / "2024"
    documents.mkdir(parents=True)
    damaged = write_damaged(documents)
    (documents / "good.txt").write_text(GOOD, encoding="utf-8")
    (documents / "copy.txt").write_text(GOOD, encoding="utf-8")
    (documents / "rival.txt").write_text(GOOD.replace("11.11", "11.12"), encoding="utf-8")
    (documents / "cut.txt").write_text(GOOD[: len(GOOD) // 6], encoding="utf-8")
    (documents / "empty.txt").write_bytes(b"")
    (documents / "picture.png").write_bytes(b"\x89PNG\r\n")
    places = Places(folder / "documents", folder / "out")
    return places.database, build(places, Progress()), damaged


def ask(database: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_all_readable_documents_are_published_and_the_others_named(
    odd_build: tuple[Path, BuildReport, int],
) -> None:
    database, report, damaged = odd_build

    assert damaged >= 20
    assert [row.source_file for row in report.extraction.rejected] == [
        "2024/empty.txt",
        "2024/picture.png",
    ]
    assert ask(database, "select count(*) from core.dim_documents") == [(damaged + 4,)]
    assert ask(database, "select source_file from core.dim_rejected_files order by all") == [
        ("2024/empty.txt",),
        ("2024/picture.png",),
    ]


def test_one_document_of_an_office_and_year_is_used_and_each_says_why(
    odd_build: tuple[Path, BuildReport, int],
) -> None:
    rows = ask(
        odd_build[0],
        "select document_id, is_used, usage_reason from core.dim_documents "
        "where office_code = '200007' order by document_id",
    )

    assert [row[0] for row in rows] == ["2024/copy", "2024/cut", "2024/good", "2024/rival"]
    assert sum(bool(row[1]) for row in rows) == 1
    assert all(re.search(r"[A-Za-z]+ .*\.$", str(row[2])) for row in rows)
    assert rows[1][1] is False


def test_both_rivals_keep_their_figures_but_leaves_count_once(
    odd_build: tuple[Path, BuildReport, int],
) -> None:
    per_document = ask(
        odd_build[0],
        "select document_id, count(*) from core.fct_reported_figures "
        "where office_code = '200007' and table_no = '09' group by document_id order by all",
    )
    leaves = ask(
        odd_build[0],
        "select count(distinct document_id), sum(amount_wan) from core.fct_functional_expenditure "
        "where office_code = '200007' and fund_scope = 'all_funds'",
    )

    assert per_document == [("2024/copy", 8), ("2024/good", 8), ("2024/rival", 8)]
    assert leaves[0][0] == 1
    assert abs(float(str(leaves[0][1])) - 1218.99) < 0.1


def test_every_token_of_every_document_is_accounted_for(
    odd_build: tuple[Path, BuildReport, int],
) -> None:
    wrong = ask(
        odd_build[0],
        "select document_id, region from core.fct_extraction_balance where numeric_token_count <> "
        "figure_token_count + code_token_count + line_number_token_count "
        "+ column_number_token_count + text_token_count + issue_token_count",
    )
    silent = ask(
        odd_build[0],
        "select document_id, region from core.fct_extraction_balance as balance "
        "where issue_token_count > 0 and not exists (select 1 from core.fct_extraction_issues "
        "as issues where issues.document_id = balance.document_id "
        "and issues.region = balance.region)",
    )

    assert wrong == []
    assert silent == []


def test_every_figure_of_damaged_documents_stands_on_its_line(
    odd_build: tuple[Path, BuildReport, int],
) -> None:
    database = odd_build[0]
    documents = database.parent.parent / "documents"
    rows = ask(
        database,
        """
        select source_file, source_line, coalesce(value_text, ''), line_text, count(*)
        from analysis.figure_source
        group by source_file, source_line, value_text, line_text
        """,
    )
    lines = {
        name: (documents / name).read_text(encoding="utf-8").splitlines()
        for name in {str(row[0]) for row in rows}
    }

    assert len(lines) > 20
    for name, number, value_text, line_text, _ in rows:
        assert lines[str(name)][int(str(number)) - 1] == line_text
        assert str(value_text) in str(line_text)


def test_a_trace_names_the_documents_that_are_not_used(
    odd_build: tuple[Path, BuildReport, int],
) -> None:
    arguments = ["trace", "200007", "2024", "公务接待费", "--database", str(odd_build[0])]
    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == 0
    assert result.stdout.count("not used: 2024/") == 3
    assert "11.1" in result.stdout
