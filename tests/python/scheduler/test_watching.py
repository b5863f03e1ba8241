"""When the sensor and the schedule ask for a build: only for what is new and still."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.schedule_definition import ScheduleExecutionData

from juesuan.scheduler.settings import Settings
from juesuan.scheduler.watching import daily_schedule, documents_sensor
from juesuan.warehouse.places import Places

_JOB = dg.define_asset_job("rebuild", dg.AssetSelection.all())


@dataclass
class Watcher:
    """A folder, and the looks that the sensor takes at it."""

    settings: Settings
    instance: dg.DagsterInstance
    cursor: str | None = None
    keys: list[str] = field(default_factory=list)

    @property
    def documents(self) -> Path:
        return self.settings.places.documents

    def look(self) -> str | None:
        """Look once; the reason for no build, or none when one is asked for."""
        sensor = documents_sensor(self.settings, _JOB)
        with dg.build_sensor_context(self.instance, cursor=self.cursor) as context:
            seen = sensor.evaluate_tick(context)
        self.cursor = seen.cursor
        self.keys += [request.run_key for request in seen.run_requests or ()]
        return seen.skip_message

    def drop(self, name: str, text: str) -> None:
        """Write a file with a time of change of its own, however coarse the clock."""
        path = self.documents / name
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(0, len(text) * 10**9))


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    (tmp_path / "documents").mkdir()
    with dg.DagsterInstance.ephemeral() as instance:
        yield Watcher(Settings(Places(tmp_path / "documents", tmp_path / "output")), instance)


def _tick(watcher: Watcher) -> ScheduleExecutionData:
    with dg.DagsterInstance.local_temp() as instance:
        context = dg.build_schedule_context(instance)
        return daily_schedule(watcher.settings, _JOB).evaluate_tick(context)


def test_new_document_is_built_once_it_is_still(watcher: Watcher) -> None:
    watcher.look()
    watcher.look()
    first = list(watcher.keys)
    watcher.drop("new.txt", "half")
    assert "Waiting until nothing changes" in str(watcher.look())
    watcher.drop("new.txt", "half and whole")
    assert "Waiting until nothing changes" in str(watcher.look())
    assert watcher.look() is None
    assert len(watcher.keys) == len(first) + 1
    assert "No change" in str(watcher.look())
    assert len(set(watcher.keys)) == len(first) + 1


def test_removed_document_is_a_change(watcher: Watcher) -> None:
    watcher.drop("one.txt", "one")
    assert [watcher.look() is None for _ in range(3)] == [False, True, False]
    (watcher.documents / "one.txt").unlink()
    assert [watcher.look() is None for _ in range(2)] == [False, True]


def test_return_to_an_earlier_state_is_asked_for_under_another_name(watcher: Watcher) -> None:
    for text in ("one", "other", "one"):
        watcher.drop("document.txt", text)
        assert [watcher.look() is None for _ in range(2)] == [False, True]
    assert len(set(watcher.keys)) == 3


def test_crash_between_two_looks_asks_under_the_same_name(watcher: Watcher) -> None:
    watcher.drop("document.txt", "one")
    watcher.look()
    before = watcher.cursor
    watcher.look()
    watcher.cursor = before
    watcher.look()
    assert len(watcher.keys) == 2
    assert len(set(watcher.keys)) == 1


def test_missing_folder_is_a_reason_and_no_error(watcher: Watcher) -> None:
    watcher.documents.rmdir()
    assert "is not a folder" in str(watcher.look())
    assert "is not a folder" in str(_tick(watcher).skip_message)


def test_day_without_a_folder_is_told_of(watcher: Watcher) -> None:
    watcher.documents.rmdir()
    watcher.settings.places.output.mkdir()
    _tick(watcher)

    output = watcher.settings.places.output
    assert "is not a folder" in (output / "reports" / "latest.md").read_text("utf-8")
    assert '"event": "not_published"' in (output / "logs" / "juesuan.jsonl").read_text("utf-8")


def test_build_under_way_is_waited_for(watcher: Watcher) -> None:
    watcher.drop("document.txt", "one")
    watcher.look()
    run = dg.DagsterRun("rebuild", status=dg.DagsterRunStatus.STARTED)
    watcher.instance.add_run(run)
    assert "under way" in str(watcher.look())
    watcher.instance.report_run_failed(run)
    assert watcher.look() is None


def test_schedule_asks_when_nothing_was_ever_published(watcher: Watcher) -> None:
    assert len(_tick(watcher).run_requests or ()) == 1


def test_schedule_is_on_at_the_hour_of_the_place(watcher: Watcher) -> None:
    schedule = daily_schedule(watcher.settings, _JOB)
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("30 5 * * *", "Asia/Shanghai")
    assert schedule.default_status is dg.DefaultScheduleStatus.RUNNING


def test_link_to_nowhere_does_not_stop_the_watch(watcher: Watcher) -> None:
    (watcher.documents / "link.txt").symlink_to("nowhere")
    assert [watcher.look() is None for _ in range(2)] == [False, True]
