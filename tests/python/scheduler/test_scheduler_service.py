"""What the scheduler needs around it: its settings, its folder, its processes."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import dagster as dg
import pytest

from juesuan.scheduler import dbt_manifest
from juesuan.scheduler.leftovers import end_leftovers
from juesuan.scheduler.settings import Settings, SettingsError, settings_from
from juesuan.scheduler.storage import end_interrupted_runs, forget_old_runs, prepare_home
from juesuan.warehouse.locking import build_lock
from juesuan.warehouse.places import Places


def test_settings_have_defaults_and_an_empty_variable_is_none() -> None:
    settings = settings_from({"JUESUAN_DAILY_AT": "", "JUESUAN_TIME_ZONE": ""})
    assert (settings.cron, settings.time_zone) == ("30 5 * * *", "Asia/Shanghai")
    assert settings.places.uses_seeds
    assert settings.webhook is None


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    told = {
        "JUESUAN_DAILY_AT": "18:05",
        "JUESUAN_TIME_ZONE": "UTC",
        "JUESUAN_OUTPUT": f"{tmp_path}",
    }
    settings = settings_from(told)
    assert (settings.cron, settings.time_zone) == ("5 18 * * *", "UTC")
    assert settings.home == tmp_path / ".dagster"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JUESUAN_DAILY_AT", "25:00"),
        ("JUESUAN_DAILY_AT", "5.30"),
        ("JUESUAN_TIME_ZONE", "Asia/Nowhere"),
        ("JUESUAN_TIME_ZONE", "../etc/passwd"),
    ],
)
def test_wrong_setting_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as caught:
        settings_from({name: value})
    assert value in str(caught.value)


def test_dagster_is_told_to_keep_to_itself(tmp_path: Path) -> None:
    prepare_home(tmp_path / "home")
    with dg.DagsterInstance.from_config(str(tmp_path / "home")) as instance:
        assert not instance.telemetry_enabled
        assert not instance.nux_enabled
        assert instance.run_retries_enabled
        assert not instance.run_retries_retry_on_asset_or_op_failure
        assert instance.get_concurrency_config().run_queue_config.max_concurrent_runs == 1


def test_old_runs_are_forgotten_with_their_logs(tmp_path: Path) -> None:
    @dg.job
    def tiny() -> None: ...

    prepare_home(tmp_path)
    with dg.DagsterInstance.from_config(str(tmp_path)) as instance:
        runs = [tiny.execute_in_process(instance=instance).run_id for _ in range(3)]
        assert forget_old_runs(instance, keep=1) == 2
        assert [run.run_id for run in instance.get_runs()] == [runs[-1]]
        logs = {path.stem for path in (tmp_path / "history" / "runs").glob("*.db")}
        assert logs == {runs[-1], "index"}
        assert instance.all_logs(runs[-1])


def test_interrupted_runs_end_and_finished_ones_stay() -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        for status in (dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.SUCCESS):
            instance.add_run(dg.DagsterRun("rebuild", run_id=status.value, status=status))
        assert end_interrupted_runs(instance) == 1
        assert instance.get_run_by_id("STARTED").status is dg.DagsterRunStatus.FAILURE
        assert instance.get_run_by_id("SUCCESS").status is dg.DagsterRunStatus.SUCCESS


def test_manifest_is_parsed_again_only_when_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = []

    def parse(arguments: list[str], database: Path, folder: Path, variables: object) -> None:
        parsed.append(variables)
        (folder / "target").mkdir(parents=True, exist_ok=True)
        (folder / "target" / "manifest.json").write_text("{}", encoding="utf-8")

    monkeypatch.setattr(dbt_manifest, "run_dbt", parse)
    places = [Places(tmp_path / "documents", tmp_path / name) for name in ("one", "one", "other")]
    found = [dbt_manifest.current_manifest(place, tmp_path / "home") for place in places]
    assert found[0] == found[1] != found[2]
    assert len(parsed) == 2
    assert list((tmp_path / "home" / "dbt").glob("*.json")) == [found[2]]


def test_leftovers_of_a_killed_scheduler_end_and_nothing_else(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import time; print(flush=True); time.sleep(60)"]
    tries = (
        ("dagster._daemon", tmp_path),
        ("dagster._daemon", tmp_path / "other"),
        ("another", tmp_path),
    )
    children = [
        subprocess.Popen(
            [*command, name],
            env={**os.environ, "DAGSTER_HOME": str(home)},
            stdout=subprocess.PIPE,
        )
        for name, home in tries
    ]
    try:
        for child in children:
            assert child.stdout
            child.stdout.readline()
        begun = time.monotonic()
        assert end_leftovers(tmp_path) == 1
        assert time.monotonic() - begun < 15
        assert [child.poll() is None for child in children] == [False, True, True]
    finally:
        for child in children:
            child.kill()
            child.communicate()


def _start(output: Path, port: int, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "juesuan.scheduler", "--output", str(output), "--port", str(port)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_start_that_cannot_be_says_so_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _start(tmp_path, port)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert f"Port {port} cannot be used" in done.stderr
        with build_lock(Settings(Places(tmp_path, tmp_path)).home):
            done = _start(tmp_path, port)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert "A scheduler is already running (process" in done.stderr
