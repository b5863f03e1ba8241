"""A person's decisions: each kind of place that can be corrected, and those that do not hold."""

import csv
import shutil
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from juesuan.cli import app
from juesuan.project import DOCUMENTS, ROOT
from juesuan.warehouse import dbt

pytestmark = pytest.mark.xdist_group("warehouse")
DOCUMENT = "2024/shanxi-xinjiang-2024"
PROJECT_PARTS = ("dbt_project.yml", "profiles.yml", "macros", "models", "seeds", "tests/dbt")
CORRECTIONS = (
    # table, row, column, printed, corrected, name of the row, line
    ("03", "2010399", "project_expenditure", "39.99", "39.98", "", ""),
    ("05", "210", "project_expenditure", "", "0", "", ""),
    ("06", "30299", "final_amount", "", "0.16", "其他商品和服务支出", ""),
    ("09", "公务接待费", "actual", "", "0.5", "", ""),
    ("narrative", "518:22", "amount", "74.75", "72.94", "", ""),
    ("project 1", "省级财政资金", "executed", "29.00", "22.49", "", ""),
    ("project 2", "599:232", "executed", "17.5", "17", "", ""),
    ("project 3", "indicator 1", "weight", "20", "25", "", ""),
    ("project 3", "总分", "total_score", "75", "72", "", ""),
    ("03", "208", "basic_expenditure", "30.99", "30.36", "", ""),
    ("03", "299", "basic_expenditure", "1", "2", "", ""),
)
REFUSED = {"c9": "printed there is 30.36, not 30.99", "c10": "03 has no row 299"}


def write(path: Path, rows: Sequence[Sequence[str]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def copy_project(folder: Path) -> Path:
    for part in PROJECT_PARTS:
        source, target = ROOT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    return folder


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """A build of one disclosure with decisions of its own: what it printed, and its database."""
    folder = tmp_path_factory.mktemp("reviewed")
    project = copy_project(folder / "project")
    decided = ("r", "e", "2025-01-31", "accepted")
    rows = [
        (f"c{number}", DOCUMENT, *row[:5], *decided, *row[5:])
        for number, row in enumerate(CORRECTIONS)
    ]
    write(project / "seeds/review/corrections.csv", rows)
    waiver = ("w1", DOCUMENT, "row-03-expenditure-natures", "nothing", "1", "", "", "", "")
    write(project / "seeds/review/waivers.csv", [(*waiver, *decided)])
    documents = folder / "documents" / "2024"
    documents.mkdir(parents=True)
    shutil.copy(DOCUMENTS / f"{DOCUMENT}.txt", documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dbt, "ROOT", project)
        arguments = ["--documents", str(documents.parent), "--output", str(folder / "out")]
        result = CliRunner().invoke(app, ["build", *arguments])
    return result, folder / "out" / "juesuan.duckdb"


def test_a_build_says_which_decisions_do_not_hold(reviewed: tuple[Result, Path]) -> None:
    result, _ = reviewed
    lines = result.stdout.splitlines()

    assert result.exit_code == 3, result.output
    for decision_id, words in REFUSED.items():
        line = next(line for line in lines if line.startswith(f"correction {decision_id} "))
        assert words in line
    assert any(line.startswith("waiver w1 ") and "no such instance" in line for line in lines)


def test_what_became_of_each_decision_can_be_asked(reviewed: tuple[Result, Path]) -> None:
    with duckdb.connect(str(reviewed[1]), read_only=True) as connection:
        rows = connection.execute(
            "select decision_id, outcome from quality.fct_review_decisions"
        ).fetchall()

    expected = {f"c{number}": "applied" for number in range(len(CORRECTIONS))}
    expected |= {**dict.fromkeys(REFUSED, "refused"), "w1": "unmatched"}
    assert dict(rows) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "select printed_amount_wan, amount_wan from core.fct_reported_figures "
            "where correction_id = 'c0'",
            ("39.99", "39.98"),
        ),
        (
            "select value_text, cell_state, amount_wan, upper_wan from core.fct_reported_figures "
            "where correction_id = 'c1'",
            ("", "added", "0", "0.5"),
        ),
        (
            "select economic_name, amount_wan, quality_status from core.fct_economic_expenditure "
            "where economic_code = '30299'",
            ("其他商品和服务支出", "0.16", "corrected"),
        ),
        (
            "select actual_wan, actual_state from core.fct_three_public_items "
            "where item_key = 'official_reception'",
            ("0.5", "added"),
        ),
        (
            "select value_text, printed_amount_wan, amount_wan from core.fct_narrative_figures "
            "where correction_id = 'c4'",
            ("74.75", "74.75", "72.94"),
        ),
        (
            "select printed_executed_wan, executed_wan, is_corrected "
            "from core.fct_performance_projects where project_no = 1",
            ("29", "22.49", True),
        ),
        (
            "select stated_executed_wan, is_corrected from core.fct_performance_projects "
            "where project_no = 2",
            ("17", False),
        ),
        (
            "select weight_text, printed_weight, weight, is_corrected "
            "from core.fct_performance_indicators where project_no = 3 and indicator_no = 1",
            ("20", "20", "25", True),
        ),
        (
            "select total_score_text, printed_total_score, total_score "
            "from core.fct_performance_projects where project_no = 3",
            ("75", "75", "72"),
        ),
        (
            "select printed_amount_wan, amount_wan, is_corrected from core.fct_reported_figures "
            "where table_no = '03' and row_key = '208' and measure = 'basic_expenditure'",
            ("30.36", "30.36", False),
        ),
    ],
)
def test_a_correction_reaches_the_facts_beside_what_is_printed(
    reviewed: tuple[Result, Path], query: str, expected: tuple[str | bool, ...]
) -> None:
    with duckdb.connect(str(reviewed[1]), read_only=True) as connection:
        rows = connection.execute(query).fetchall()

    assert [tuple(map(plain, row)) for row in rows] == [expected]


def plain(value: object) -> object:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def test_a_corrected_mistake_is_a_finding_that_says_so(reviewed: tuple[Result, Path]) -> None:
    with duckdb.connect(str(reviewed[1]), read_only=True) as connection:
        rows = connection.execute(
            "select region, row_key from quality.fct_findings where status = 'corrected'"
        ).fetchall()

    assert ("06", "30299") in rows
    assert ("narrative", "518:22") in rows
