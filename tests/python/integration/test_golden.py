"""The warehouse against an independent count of both disclosures, figure by figure."""

import csv
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from juesuan.project import ROOT

pytestmark = pytest.mark.xdist_group("warehouse")
GOLDEN = ROOT / "tests" / "python" / "golden"
STEMS = ("shanxi-guangzhou-2024", "shanxi-xinjiang-2024")


def golden(stem: str, name: str, columns: Sequence[str]) -> Counter[tuple[str, ...]]:
    with (GOLDEN / stem / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return Counter(tuple(row[column] for column in columns) for row in csv.DictReader(file))


def loaded(warehouse: Path, stem: str, query: str) -> Counter[tuple[str, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(query, [f"2024/{stem}"]).fetchall()
    return Counter(tuple(map(text_of, row)) for row in rows)


def text_of(value: object) -> str:
    """A value as the golden files print it: blank for nothing, decimals without trailing zeros."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


@pytest.mark.parametrize("stem", STEMS)
def test_every_figure_of_the_ten_tables(seed_warehouse: Path, stem: str) -> None:
    columns = ("table_no", "row_key", "measure_label", "value_text", "cell_state", "source_line")
    query = f"""
        select {", ".join(columns)} from core.fct_reported_figures
        where document_id = ? and cell_state <> 'added'
    """

    assert loaded(seed_warehouse, stem, query) == golden(stem, "reported_figures", columns)


@pytest.mark.parametrize("stem", STEMS)
def test_every_figure_of_the_narrative(seed_warehouse: Path, stem: str) -> None:
    columns = ("section_no", "source_line", "value_text", "unit", "kind", "sign", "figure_year")
    query = f"""
        select {", ".join(columns)} from core.fct_narrative_figures
        where
            document_id = ? and section_no not like '概况%' and kind <> 'change_direction'
    """

    assert loaded(seed_warehouse, stem, query) == golden(stem, "narrative_figures", columns)


@pytest.mark.parametrize("stem", STEMS)
def test_every_project(seed_warehouse: Path, stem: str) -> None:
    query = """
        select project_no, source_line, project_name, total_score, grade
        from core.fct_performance_projects where document_id = ?
    """
    columns = ("project_no", "source_line", "project_name", "total_score", "grade")

    assert loaded(seed_warehouse, stem, query) == golden(stem, "projects", columns)


@pytest.mark.parametrize("stem", STEMS)
def test_what_the_prose_says_was_spent(seed_warehouse: Path, stem: str) -> None:
    query = """
        select project_no, stated_budget_wan, stated_executed_wan, stated_execution_pct
        from core.fct_performance_projects where document_id = ?
    """
    with duckdb.connect(str(seed_warehouse), read_only=True) as connection:
        rows = connection.execute(query, [f"2024/{stem}"]).fetchall()
    columns = ("project_no", "stated_budget", "stated_executed", "stated_execution_pct")
    for number, budget, executed, rate in golden(stem, "projects", columns):
        expected = (budget, budget if executed == "全部支出" else executed, rate)
        stated = next(row[1:] for row in rows if str(row[0]) == number)
        assert [float(value) for value in stated] == [float(value) for value in expected]


@pytest.mark.parametrize("stem", STEMS)
def test_every_money_row_of_the_projects(seed_warehouse: Path, stem: str) -> None:
    columns = (
        "project_no",
        "source_line",
        "target_reported",
        "initial_budget",
        "annual_budget",
        "executed",
        "carried_over",
        "execution_rate",
        "score",
    )
    query = """
        select
            project_no, source_line, target_reported_text, initial_budget_text,
            annual_budget_text, executed_text, carried_over_text, execution_rate_text, score_text
        from staging.stg_project_money
        where document_id = ? and executed_text is not null
    """

    assert loaded(seed_warehouse, stem, query) == golden(stem, "project_money", columns)


@pytest.mark.parametrize("stem", STEMS)
def test_every_indicator_of_the_projects(seed_warehouse: Path, stem: str) -> None:
    columns = (
        "project_no",
        "indicator_no",
        "source_line",
        "level_1",
        "level_2",
        "level_3",
        "initial_target",
        "adjusted_target",
        "actual_value",
        "weight",
        "score",
    )
    query = """
        select
            project_no, indicator_no, source_line,
            level_1, level_2, level_3,
            initial_target_text, adjusted_target_text, actual_value_text, weight_text, score_text
        from core.fct_performance_indicators where document_id = ?
    """

    assert loaded(seed_warehouse, stem, query) == golden(stem, "project_indicators", columns)
