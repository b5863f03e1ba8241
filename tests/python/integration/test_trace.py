"""From a figure to its printed line: the command, the tables behind it, and bad questions."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner, Result

from juesuan.cli import app
from juesuan.project import DOCUMENTS
from juesuan.warehouse.build import BuildReport
from juesuan.warehouse.places import Places
from juesuan.warehouse.query import ask

pytestmark = pytest.mark.xdist_group("warehouse")
run = CliRunner().invoke


def trace(built: tuple[Places, BuildReport], *arguments: str) -> Result:
    return run(app, ["trace", *arguments, "--database", str(built[0].database)])


def traced(built: tuple[Places, BuildReport], *arguments: str) -> dict[str, Any]:
    result = trace(built, *arguments, "--json")
    assert result.exit_code == 0, result.output
    record: dict[str, Any] = json.loads(result.stdout)
    return record


def file_lines(source_file: str) -> list[str]:
    return (DOCUMENTS / source_file).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("office", "code", "tables", "amounts"),
    [
        ("驻新疆", "2010301", {"02", "03", "05"}, {"56.12", "55.54", "0.58", "53.03"}),
        ("200007", "合计", {"02", "03", "05", "09", "10"}, set()),
        ("200008", "201", {"01", "02", "03", "04", "05"}, {"93.03", "129.06", "39.99"}),
        ("200008", "卫生健康支出", {"01", "02", "03", "04", "05"}, {"3.24"}),
        ("200008", "人员经费合计", {"06"}, {"70.68"}),
        ("200008", "vehicle_operation", {"06", "09"}, {"8", "6.46"}),
        ("200008", "机关运行经费", {"10"}, {"15.96"}),
        ("200008", "基本支出", {"03", "05"}, {"86.64"}),
        ("200008", "31", {"01"}, {"164.86"}),
    ],
)
def test_every_figure_of_a_subject_stands_on_its_printed_line(
    folder_build: tuple[Places, BuildReport],
    office: str,
    code: str,
    tables: set[str],
    amounts: set[str],
) -> None:
    record = traced(folder_build, office, "2024", code)

    assert {figure["table_no"] for figure in record["figures"]} <= tables
    found = {f"{float(figure['amount_wan']):g}" for figure in record["figures"]}
    assert amounts <= found
    for figure in [*record["figures"], *record["narrative"]]:
        line = file_lines(figure["source_file"])[figure["source_line"] - 1]
        assert figure["line_text"] == line
        assert (figure["value_text"] or "") in line


def test_the_text_shows_the_exact_line_its_evidence_and_its_statements(
    folder_build: tuple[Places, BuildReport],
) -> None:
    text = trace(folder_build, "驻新疆", "2024", "201").stdout

    line = file_lines("2024/shanxi-xinjiang-2024.txt")[124]
    assert line.startswith("201\t一般公共服务支出")
    assert f"2024/shanxi-xinjiang-2024.txt:125\n  {line}\n" in text
    assert "公开05表 一般公共预算财政拨款支出决算表" in text
    assert "cross-01-03-classes@201" in text
    assert "“一般公共服务支出(类)93.03万元”" in text


def test_one_table_only(folder_build: tuple[Places, BuildReport]) -> None:
    record = traced(folder_build, "驻新疆", "2024", "201", "--table", "公开03表")

    assert {figure["table_no"] for figure in record["figures"]} == {"03"}
    missing = trace(folder_build, "驻新疆", "2024", "201", "--table", "6")
    assert missing.exit_code == 2
    assert "prints no '201' in table 06. It stands in: 01, 02, 03, 04, 05." in missing.stderr


def test_a_correction_shows_what_is_printed_and_why(
    folder_build: tuple[Places, BuildReport],
) -> None:
    record = traced(folder_build, "驻新疆", "2024", "30299")

    assert [figure["value_text"] for figure in record["figures"]] == [""]
    assert record["figures"][0]["corrected_value_text"] == "0.16"
    assert record["corrections"][0]["decision_id"] == "xinjiang-2024-table-06-30299"
    assert [finding["finding_kind"] for finding in record["findings"]] == ["lost_row"]
    text = trace(folder_build, "驻新疆", "2024", "30299").stdout
    assert "0.16 万元" in text
    assert "未印 nothing" in text


def test_a_disputed_figure_shows_both_sides(folder_build: tuple[Places, BuildReport]) -> None:
    text = trace(folder_build, "驻新疆", "2024", "单位运转经费").stdout

    assert "执行得分 — 勾稽不符 disputed by performance-execution-score@project 3" in text
    assert "左 left:  + 项目3第622行 执行得分 10" in text
    assert "右 right: + 项目3第622行 执行率折算得分 0" in text
    assert "xinjiang-2024-project-3-total-executed" in text


def test_a_row_without_a_value_is_shown_and_is_no_zero(
    folder_build: tuple[Places, BuildReport],
) -> None:
    record = traced(folder_build, "驻新疆", "2024", "30107")

    assert record["figures"] == []
    assert [row["source_line"] for row in record["blank_rows"]] == [265]
    assert "绩效工资" in record["blank_rows"][0]["line_text"]
    assert "no zero" in trace(folder_build, "驻新疆", "2024", "30107").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("驻广洲办", "2024", "201"),
            "No office '驻广洲办'. Nearest: 200007 山西省政府驻广州办事处",
        ),
        (("山西", "2024", "201"), "Several offices match '山西': 200007"),
        (("200007", "2019", "201"), "has no disclosure of '2019'. Its years: 2024."),
        (("200007", "2024", "2010302"), "prints no '2010302'. Nearest: 2010301 行政运行"),
        (("200008", "2024", "30103x"), "Nearest: 30103 奖金"),
        (("200008", "2024", "30309"), ""),
        (("200008", "2024", "公务招待费"), "公务接待费"),
        (("200008", "2024", "支出"), "Several rows match '支出'"),
        (("200008", "2024", "201", "--table", "12"), "No table '12'. Known: 01 to 10"),
    ],
)
def test_a_bad_question_names_what_is_near(
    folder_build: tuple[Places, BuildReport], arguments: tuple[str, ...], words: str
) -> None:
    result = trace(folder_build, *arguments)

    assert result.exit_code == (2 if words else 0)
    assert len(result.stderr.splitlines()) == (1 if words else 0)
    assert words in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["findings", "--document", "xinjang"], "Nearest: 2024/shanxi-xinjiang-2024"),
        (["findings", "--kind", "lostrow"], "No kind of finding 'lostrow'. Nearest: lost_row"),
        (["findings", "--status", "opened"], "No status 'opened'. Nearest: open"),
        (["findings", "--severity", "errors"], "No severity 'errors'. Nearest: error"),
        (["repair", "--document", "guangzou"], "Nearest: 2024/shanxi-guangzhou-2024"),
        (
            ["sql", "from core.dim_ofices"],
            'Did you mean "dim_offices"? (line 1, at core.dim_ofices)',
        ),
        (["sql", "select ofice_code from core.dim_offices"], '"office_code"'),
        (["sql", " "], "the query is empty"),
    ],
)
def test_other_commands_name_the_nearest_too(
    folder_build: tuple[Places, BuildReport], arguments: list[str], words: str
) -> None:
    result = run(app, [*arguments, "--database", str(folder_build[0].database)])

    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert words in result.stderr


def test_a_kind_without_findings_is_no_error(folder_build: tuple[Places, BuildReport]) -> None:
    database = str(folder_build[0].database)
    result = run(app, ["findings", "--kind", "code_doubled", "--database", database])

    assert (result.exit_code, result.stdout.strip()[:11]) == (0, "0 findings:")


@pytest.mark.parametrize("arguments", [["trace", "1", "2024", "201"], ["status"], ["findings"]])
def test_an_empty_or_older_database_says_so(tmp_path: Path, arguments: list[str]) -> None:
    database = tmp_path / "juesuan.duckdb"
    with duckdb.connect(str(database)) as connection:
        connection.execute("create schema core; create table core.dim_documents (document_id text)")
    result = run(app, [*arguments, "--database", str(database)])

    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "older than this command" in result.stderr
    assert "juesuan build" in result.stderr


def test_every_figure_of_every_table_leads_to_a_line_and_to_its_checks(
    folder_build: tuple[Places, BuildReport],
) -> None:
    database = folder_build[0].database
    sources = ask(database, "from analysis.figure_source").as_records()
    lines = {name: file_lines(name) for name in {row["source_file"] for row in sources}}
    figures = ask(database, "select figure_id from core.fct_reported_figures").rows
    broken = ask(
        database,
        """
        select sources.figure_ref from analysis.figure_source as sources
        left join analysis.figure_checks as checks
            on sources.figure_ref = checks.figure_ref
            and checks.bearing in ('accuses', 'disputes', 'accuses_another')
        group by sources.figure_ref, sources.row_id, sources.mart_name, sources.figure_role
        having count(checks.check_id) <> max(sources.disputing_count)
        """,
    ).rows

    assert {figure for (figure,) in figures} <= {row["row_id"] for row in sources}
    assert broken == []
    for row in sources:
        line = lines[row["source_file"]][row["source_line"] - 1]
        assert row["line_text"] == line
        assert (row["value_text"] or "") in line


def test_both_views_answer_under_another_name_of_the_file(
    folder_build: tuple[Places, BuildReport],
) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{folder_build[0].database}' as other (read_only)")
        for view in ("figure_source", "figure_checks"):
            assert connection.execute(f"from other.analysis.{view} limit 1").fetchall()
