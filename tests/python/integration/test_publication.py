"""The gate before publication: what the suites say of a real database decides the exit status."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from juesuan.cli import app
from juesuan.expectations.running import run_suites
from juesuan.expectations.suites import SUITES
from juesuan.expectations.verdicts import Verdict
from juesuan.project import DOCUMENTS
from juesuan.warehouse import build, stages
from juesuan.warehouse.dbt import DbtRun

pytestmark = pytest.mark.xdist_group("warehouse")
run = CliRunner().invoke

LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (INFO|WARNING) ")
WAIVED = """
    update quality.fct_identity_checks set waiver_id = 'w' where status = 'breach';
    update quality.fct_findings set status = 'waived'
"""
OPEN_ERROR = """
    insert into quality.fct_findings by name
    select 'planted' as finding_id, document_id, 'open' as status, 'error' as severity,
        '植入的问题。' as message_zh, 'A planted problem.' as message_en
    from core.dim_documents limit 1
"""
WRONG_STATUS = """
    update quality.fct_identity_checks set status = 'within_rounding', lhs_wan = rhs_wan + 9,
        difference_wan = 9
    where check_id = (
        select min(check_id) from quality.fct_identity_checks
        where status = 'exact' and relation = 'equal'
    )
"""

DAMAGE = {
    "raw_rows": [
        "update staging.stg_extraction_balance set issue_token_count = issue_token_count + 1",
        "update staging.stg_table_rows set source_line = source_line + 900",
        "update staging.stg_narrative_figures set value_text = '9.99999'",
    ],
    "reported_figures": [
        "update core.fct_reported_figures set amount_wan = amount_wan + 1 where table_no = '02'",
        "update core.fct_reported_figures set amount_wan = 0 where cell_state = 'not_applicable'",
        "update core.fct_reported_figures set upper_wan = upper_wan + 1 where table_no = '03'",
        "update core.fct_reported_figures set figure_value = 7 where unit = '辆'",
        "insert into core.fct_reported_figures from core.fct_reported_figures limit 1",
        "update core.fct_economic_expenditure set amount_wan = amount_wan + 1",
    ],
    "accounting_identities": [
        WRONG_STATUS,
        "update quality.fct_identity_checks set lhs_wan = null where status = 'exact'",
        "delete from quality.fct_identity_checks where identity_id = 'row-02-income-sources'",
        "insert into quality.fct_identity_checks from quality.fct_identity_checks limit 1",
        "update quality.fct_identity_checks set identity_id = 'no-such' where family = 'row'",
    ],
    "narrative": [
        "update core.fct_narrative_figures set figure_value = figure_value + 1",
        "update quality.fct_identity_checks set tolerance_wan = null where family = 'narrative'",
    ],
    "performance": [
        "update quality.fct_identity_checks set status = 'breach' where family = 'performance'",
        "delete from core.fct_performance_projects",
        "insert into core.fct_performance_projects from core.fct_performance_projects limit 1",
    ],
    "findings": [
        "delete from quality.fct_findings",
        "update quality.fct_findings set message_en = ''",
    ],
}


@pytest.fixture
def copy(tmp_path: Path, seed_warehouse: Path) -> Callable[[Path, str], None]:
    """Write the built warehouse, changed by some SQL, to a path."""

    def write(path: Path, change: str) -> None:
        shutil.copy(seed_warehouse, path)
        with duckdb.connect(str(path)) as connection:
            for statement in change.split(";"):
                connection.execute(statement)

    return write


@pytest.fixture
def publish(
    tmp_path: Path, copy: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    """Build into tmp_path/out with a database changed by some SQL: exit status and output."""

    def invoke(change: str, *options: str) -> tuple[int, str]:
        def models(arguments: object, database: Path, *others: object) -> DbtRun:
            copy(database, change)
            return DbtRun({}, {})

        def found_nobody(work: object, failure: Exception) -> None:
            raise failure

        monkeypatch.setattr(stages, "run_dbt", models)
        monkeypatch.setattr(build, "set_culprits_aside", found_nobody)
        places = ("--documents", str(DOCUMENTS), "--output", str(tmp_path / "out"))
        result = run(app, ["build", "--again", *places, *options])
        said = [line for line in result.output.splitlines() if not LOG_LINE.match(line)]
        return result.exit_code, "\n".join(said)

    return invoke


def test_the_built_database_breaks_no_expectation(tmp_path: Path, seed_warehouse: Path) -> None:
    report = run_suites(seed_warehouse, tmp_path)

    assert report.blocking == ()
    assert report.count(Verdict.HOLDS) > 30
    assert {suite.name for suite in report.suites} == set(DAMAGE)


@pytest.mark.parametrize(
    ("suite", "change"),
    [(suite, change) for suite, changes in DAMAGE.items() for change in changes],
)
def test_damage_to_the_database_breaks_its_suite(
    tmp_path: Path, copy: Callable[[Path, str], None], suite: str, change: str
) -> None:
    copy(tmp_path / "damaged.duckdb", change)
    (tmp_path / "suites").mkdir()
    shutil.copy(SUITES / f"{suite}.yml", tmp_path / "suites")
    report = run_suites(tmp_path / "damaged.duckdb", tmp_path / "quality", tmp_path / "suites")

    assert report.count(Verdict.BROKEN) >= 1
    assert report.count(Verdict.ERROR) == 0


def test_published_and_clean_is_0(publish: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    code, output = publish(WAIVED, "--strict")

    assert code == 0, output
    assert (tmp_path / "out" / "juesuan.duckdb").is_file()
    page = (tmp_path / "out" / "quality" / "index.html").read_text(encoding="utf-8")
    assert "勾稽关系" in page
    assert not re.search("https?:", page)
    results = json.loads((tmp_path / "out" / "quality" / "raw_rows.json").read_text("utf-8"))
    assert results["success"] is True


def test_open_errors_are_published_with_3_and_listed(
    publish: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    code, output = publish(f"{WAIVED};{OPEN_ERROR}")

    assert code == 3, output
    assert "植入的问题。 A planted problem." in output
    page = (tmp_path / "out" / "quality" / "index.html").read_text(encoding="utf-8")
    assert "植入的问题。" in page
    code, output = publish(f"{WAIVED};{OPEN_ERROR}", "--json")
    assert json.loads(output)["open_errors"][0]["finding_id"] == "planted"


def test_strict_does_not_publish_open_errors(
    publish: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    publish(WAIVED)
    published = (tmp_path / "out" / "juesuan.duckdb").stat().st_ino
    code, output = publish(f"{WAIVED};{OPEN_ERROR}", "--strict")

    assert code == 1
    assert "1 findings are open errors, and the build is strict" in output
    assert (tmp_path / "out" / "juesuan.duckdb").stat().st_ino == published
    refused = tmp_path / "out" / "quality-refused" / "index.html"
    assert "植入的问题。" in refused.read_text(encoding="utf-8")
    assert publish(WAIVED)[0] == 0
    assert not refused.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (WRONG_STATUS, "accounting_identities: The status of identities"),
        ("drop table quality.fct_findings", "There is no table quality.fct_findings"),
        ("alter table quality.fct_identity_checks drop tolerance_wan", "could not be evaluated"),
    ],
)
def test_a_broken_database_is_not_published(
    publish: Callable[..., tuple[int, str]], tmp_path: Path, change: str, words: str
) -> None:
    code, output = publish(change)

    assert code == 1
    assert words in output
    assert len(output.strip().splitlines()) == 1
    assert not (tmp_path / "out" / "juesuan.duckdb").exists()
    assert not (tmp_path / "out" / "quality").exists()


def test_only_a_build_pays_for_great_expectations() -> None:
    code = "import sys, juesuan.cli; assert 'great_expectations' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
