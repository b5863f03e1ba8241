"""Metrics say how much of a sum is disputed, and leave out documents that are set aside."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest
from metric_questions import Question, ask_questions

from conftest import AnalystWarehouse
from juesuan.warehouse.query import ask

pytestmark = pytest.mark.xdist_group("analysts")
# Makes doubt where the corpus has too little: figures of one office, and a document set aside.
DOUBTS = """
    update core.fct_functional_expenditure set quality_status = 'disputed'
    where office_code = '310001' and fiscal_year = 2023;
    update core.fct_functional_income set quality_status = 'disputed'
    where office_code = '310001' and functional_code like '208%';
    update core.fct_economic_expenditure set quality_status = 'disputed'
    where office_code = '310001' and economic_code like '301%';
    update core.fct_three_public_expenditure set actual_quality_status = 'disputed'
    where office_code = '310001' and item_key = 'vehicle_operation';
    update core.fct_institutional_running_costs set quality_status = 'disputed'
    where office_code = '416001';
    update core.dim_documents set is_used = false where office_code = '415001';
    update core.fct_performance_projects set is_used = false where office_code = '415001';
    update quality.fct_findings set is_used = false where office_code = '415001';
    update quality.fct_findings set status = 'waived'
    where finding_id = (select min(finding_id) from quality.fct_findings where is_used);
"""
PLAIN = {
    "disputed_expenditure_all_funds_wan": """
        select sum(amount_wan) from core.fct_functional_expenditure
        where fund_scope = 'all_funds' and quality_status = 'disputed'
    """,
    "disputed_expenditure_general_public_budget_wan": """
        select sum(amount_wan) from core.fct_functional_expenditure
        where fund_scope = 'general_public_budget' and quality_status = 'disputed'
    """,
    "disputed_income_wan": """
        select sum(amount_wan) from core.fct_functional_income where quality_status = 'disputed'
    """,
    "disputed_economic_expenditure_wan": """
        select sum(amount_wan) from core.fct_economic_expenditure
        where quality_status = 'disputed'
    """,
    "disputed_three_public_actual_wan": """
        select sum(actual_wan) from core.fct_three_public_items
        where office_code = '310001' and item_key = 'vehicle_operation'
    """,
    "disputed_institutional_running_cost_wan": """
        select sum(amount_wan) from core.fct_disclosure_statistics
        where office_code = '416001' and section_key = 'agency_operating_cost'
    """,
    "open_finding_count": """
        select count(*) from quality.fct_findings where is_used and status = 'open'
    """,
    "open_error_count": """
        select count(*) from quality.fct_findings
        where is_used and status = 'open' and severity = 'error'
    """,
    "document_count": "select count(*) from core.dim_documents where is_used",
    "evaluated_project_count": "select count(*) from core.fct_performance_projects where is_used",
    "evaluated_project_budget_wan": """
        select sum(budget_wan) from core.fct_performance_projects where is_used
    """,
    "evaluated_project_executed_wan": """
        select sum(executed_wan) from core.fct_performance_projects where is_used
    """,
}


@pytest.fixture(scope="module")
def doubtful_warehouse(
    analyst_warehouse: AnalystWarehouse, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    database = tmp_path_factory.mktemp("doubtful") / "juesuan.duckdb"
    manifest = Path(".dbt", "target", "semantic_manifest.json")
    (database.parent / manifest).parent.mkdir(parents=True)
    shutil.copy(analyst_warehouse.database.parent / manifest, database.parent / manifest)
    shutil.copy(analyst_warehouse.database, database)
    with duckdb.connect(str(database)) as connection:
        connection.execute(DOUBTS)
    return database


@pytest.fixture(scope="module")
def doubtful_figures(doubtful_warehouse: Path) -> Mapping[str, object]:
    (answer,) = ask_questions(doubtful_warehouse, [Question([*PLAIN])])
    return answer.as_records()[0]


@pytest.mark.parametrize("metric", PLAIN)
def test_what_is_doubtful_is_counted_and_what_is_unused_is_not(
    metric: str, doubtful_figures: Mapping[str, object], doubtful_warehouse: Path
) -> None:
    ((expected,),) = ask(doubtful_warehouse, PLAIN[metric]).rows

    assert expected > 0
    assert doubtful_figures[metric] == expected
