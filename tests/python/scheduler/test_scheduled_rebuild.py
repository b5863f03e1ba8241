"""The whole build as Dagster runs it, once, and what it leaves; then runs that must not publish."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from juesuan.project import DOCUMENTS
from juesuan.scheduler import models
from juesuan.scheduler.definitions import build_definitions
from juesuan.scheduler.rebuild import NOT_WHOLE
from juesuan.scheduler.settings import Settings
from juesuan.scheduler.storage import prepare_home
from juesuan.warehouse import locking
from juesuan.warehouse.build import BuildReport
from juesuan.warehouse.locking import build_lock
from juesuan.warehouse.places import Places
from juesuan.warehouse.versions import published_version

pytestmark = pytest.mark.xdist_group("scheduler")
_AT_ONCE = dg.RetryPolicy(max_retries=2, delay=0)
_TABLES = """
    select schema_name || '.' || table_name from duckdb_tables()
    where database_name = 'scheduled' and schema_name in ('core', 'quality', 'analysis')
"""
# What a run of dbt leaves that says what failed, and one that was killed before it could.
_FAILING_DBT = """#!/usr/bin/env python3
import json, os, pathlib, sys
if "--version" in sys.argv:
    sys.exit(print("1.11.0"))
results = [{results}]
if results:
    folder = pathlib.Path(os.environ["DBT_TARGET_PATH"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "run_results.json").write_text(json.dumps({{"results": results}}))
sys.exit(1)
"""
_BROKEN_MODEL = (
    '{"unique_id": "model.juesuan.dim_offices", "status": "error",'
    ' "message": "Binder Error: no column office", "execution_time": 0.1}'
)


@dataclass(frozen=True)
class Scheduled:
    """A folder that the scheduler has built once."""

    settings: Settings
    definitions: dg.Definitions
    instance: dg.DagsterInstance
    first: dg.ExecuteInProcessResult

    def run(self, **choices: object) -> dg.ExecuteInProcessResult:
        """Run again, on definitions of their own: what a test has replaced is in them."""
        job = build_definitions(self.settings, _AT_ONCE).resolve_job_def("rebuild")
        with dg.DagsterInstance.ephemeral() as instance:
            return job.execute_in_process(instance=instance, raise_on_error=False, **choices)

    def lines(self, result: dg.ExecuteInProcessResult) -> list[str]:
        """The lines that a person reads in the log of a run."""
        entries = self.instance.all_logs(result.run_id)
        return [entry.user_message for entry in entries if not entry.dagster_event]

    @property
    def published(self) -> str:
        return published_version(self.settings.places.output).version_id

    @property
    def reported(self) -> dict[str, str]:
        report = self.settings.places.output / "reports" / "latest.json"
        return json.loads(report.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scheduled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scheduled]:
    folder = tmp_path_factory.mktemp("scheduled")
    shutil.copytree(DOCUMENTS, folder / "documents")
    (folder / "documents" / "junk.txt").write_text("no disclosure", encoding="utf-8")
    settings = Settings(Places(folder / "documents", folder / "output"))
    prepare_home(settings.home)
    definitions = build_definitions(settings, _AT_ONCE)
    with dg.DagsterInstance.from_config(str(settings.home)) as instance:
        job = definitions.resolve_job_def("rebuild")
        first = job.execute_in_process(instance=instance, raise_on_error=False)
        yield Scheduled(settings, definitions, instance, first)


def _events(result: dg.ExecuteInProcessResult, kind: str) -> list[dg.DagsterEvent]:
    return [event for event in result.all_events if event.event_type_value == kind]


def _failure(result: dg.ExecuteInProcessResult) -> tuple[str, str]:
    """The step that failed first, and what it said."""
    (event,) = _events(result, "STEP_FAILURE")
    return event.step_key, event.step_failure_data.error.message


def _replace_dbt(script: Path, results: str, monkeypatch: pytest.MonkeyPatch) -> None:
    script.write_text(_FAILING_DBT.format(results=results), encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(models, "executable", lambda: script)


def test_run_publishes_what_a_build_publishes(
    scheduled: Scheduled, folder_build: tuple[Places, BuildReport]
) -> None:
    assert scheduled.first.success
    with duckdb.connect() as connection:
        for name, places in (("scheduled", scheduled.settings.places), ("built", folder_build[0])):
            connection.execute(f"attach '{places.database}' as {name} (read_only)")
        tables = {row[0] for row in connection.execute(_TABLES).fetchall()}
        assert len(tables) > 30
        # The scheduled folder has a file more, which no document table may show.
        for table in sorted(tables - {"core.dim_rejected_files"}):
            for one, other in (("scheduled", "built"), ("built", "scheduled")):
                query = f"from (from {one}.{table} except all from {other}.{table}) limit 1"
                assert connection.execute(query).fetchall() == [], table


def test_every_asset_is_made_once(scheduled: Scheduled) -> None:
    made = [event.asset_key for event in _events(scheduled.first, "ASSET_MATERIALIZATION")]
    keys = {spec.key for spec in scheduled.definitions.resolve_all_asset_specs()}
    assert sorted(made) == sorted(keys)
    assert dg.AssetKey(["core", "fct_reported_figures"]) in keys
    assert dg.AssetKey("publication") in keys


def test_each_suite_is_a_check_and_findings_only_warn(scheduled: Scheduled) -> None:
    checks = scheduled.first.get_asset_check_evaluations()
    said = {check.check_name: (check.passed, check.severity) for check in checks}
    assert len(said) == 6
    assert said["raw_rows"] == (True, dg.AssetCheckSeverity.ERROR)
    assert said["findings"] == (False, dg.AssetCheckSeverity.WARN)


def test_log_tells_what_is_new_what_was_rejected_and_what_was_published(
    scheduled: Scheduled,
) -> None:
    lines = scheduled.lines(scheduled.first)
    assert "documents new: 3" in lines
    assert any("junk.txt" in line and "rejected" in line for line in lines)
    assert f"published {scheduled.published}" in lines
    assert any(line.startswith("open error: 2024/shanxi-") for line in lines), lines
    assert scheduled.reported["outcome"] == "published"


def test_published_database_shows_its_notice(scheduled: Scheduled) -> None:
    publication = scheduled.instance.get_latest_materialization_event(dg.AssetKey("publication"))
    told = publication.asset_materialization.metadata
    assert told["version"].value == scheduled.published
    assert "shanxi-guangzhou-2024" in told["notice 通报"].value


def test_work_folder_is_gone_and_the_lock_is_free(scheduled: Scheduled) -> None:
    places = scheduled.settings.places
    assert not places.work.exists()
    with build_lock(places.output):
        pass


def test_schedule_and_sensor_skip_when_nothing_is_new(scheduled: Scheduled) -> None:
    definitions, version = scheduled.definitions, scheduled.published
    context = dg.build_schedule_context(scheduled.instance)
    tick = definitions.resolve_schedule_def("daily_rebuild").evaluate_tick(context)
    assert tick.skip_message == f"Nothing new since {version}."
    cursor = None
    sensor = definitions.resolve_sensor_def("documents_changed")
    for _ in range(2):
        with dg.build_sensor_context(scheduled.instance, cursor=cursor) as look:
            seen = sensor.evaluate_tick(look)
        cursor = seen.cursor
    assert seen.skip_message == f"Nothing new since {version}."


def test_broken_model_leaves_the_old_version(
    scheduled: Scheduled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scheduled.published
    _replace_dbt(tmp_path / "dbt", _BROKEN_MODEL, monkeypatch)
    result = scheduled.run()
    step, said = _failure(result)
    assert step == "models"
    assert "Not published, an older database stays. Failed: model dim_offices: Binder" in said
    assert not _events(result, "STEP_UP_FOR_RETRY")
    assert scheduled.published == before
    assert scheduled.reported["outcome"] == "not published"
    assert "Binder Error" in scheduled.reported["message"]
    assert not scheduled.settings.places.work.exists()


def test_killed_dbt_is_run_again(
    scheduled: Scheduled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = scheduled.published
    _replace_dbt(tmp_path / "dbt", "", monkeypatch)
    result = scheduled.run()
    assert len(_events(result, "STEP_UP_FOR_RETRY")) == _AT_ONCE.max_retries
    assert "dbt stopped before it was done" in _failure(result)[1]
    assert scheduled.published == before


def test_held_lock_is_waited_for_and_then_named(
    scheduled: Scheduled, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE_SECONDS", 0.0)
    before = scheduled.published
    with build_lock(scheduled.settings.places.output):
        result = scheduled.run()
    step, said = _failure(result)
    assert step == "documents"
    assert "A build is already running (process" in said
    assert len(_events(result, "STEP_UP_FOR_RETRY")) == _AT_ONCE.max_retries
    assert scheduled.published == before


def test_folder_without_a_readable_document_leaves_the_old_version(
    scheduled: Scheduled, tmp_path: Path
) -> None:
    places = scheduled.settings.places
    before = scheduled.published
    places.documents.rename(tmp_path / "away")
    places.documents.mkdir()
    (places.documents / "junk.txt").write_text("no disclosure", encoding="utf-8")
    try:
        result = scheduled.run()
    finally:
        shutil.rmtree(places.documents)
        (tmp_path / "away").rename(places.documents)
    step, said = _failure(result)
    assert step == "raw_rows"
    assert "No disclosure could be read" in said
    assert not _events(result, "STEP_UP_FOR_RETRY")
    assert scheduled.published == before


def test_missing_folder_is_no_reason_to_try_again(scheduled: Scheduled, tmp_path: Path) -> None:
    documents = scheduled.settings.places.documents
    documents.rename(tmp_path / "away")
    try:
        result = scheduled.run()
    finally:
        (tmp_path / "away").rename(documents)
    step, said = _failure(result)
    assert step == "documents"
    assert "is not a folder" in said
    assert not _events(result, "STEP_UP_FOR_RETRY")


@pytest.mark.parametrize("assets", [["publication"], ["documents", "raw_rows"]])
def test_part_of_the_assets_is_refused_in_one_sentence(
    scheduled: Scheduled, assets: list[str]
) -> None:
    before = scheduled.published
    result = scheduled.run(asset_selection=[dg.AssetKey(name) for name in assets])
    assert NOT_WHOLE in _failure(result)[1]
    assert NOT_WHOLE not in scheduled.reported["message"]
    assert not _events(result, "STEP_UP_FOR_RETRY")
    assert scheduled.published == before
