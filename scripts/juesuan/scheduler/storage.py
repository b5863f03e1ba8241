"""What Dagster keeps: its settings, and as many runs as a person will look at."""

from pathlib import Path

import dagster as dg
from dagster._core.storage.event_log import SqliteEventLogStorage

_TEMPLATE = Path(__file__).with_name("dagster.yaml")
_KEPT_RUNS = 30
_ENDED = (dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED)
UNDER_WAY = tuple(status for status in dg.DagsterRunStatus if status not in _ENDED)


def prepare_home(home: Path) -> None:
    """Make the folder of the scheduler, with the settings of Dagster as they are now.

    Args:
        home: the folder, which `DAGSTER_HOME` names.

    Raises:
        OSError: it cannot be written.
    """
    home.mkdir(parents=True, exist_ok=True)
    (home / "dagster.yaml").write_bytes(_TEMPLATE.read_bytes())


def forget_old_runs(instance: dg.DagsterInstance, keep: int = _KEPT_RUNS) -> int:
    """Delete the oldest runs with their logs; Dagster itself keeps them for ever.

    Args:
        instance: where the runs are.
        keep: how many of the runs that ended stay.

    Returns:
        How many were deleted.
    """
    ended = instance.get_run_records(dg.RunsFilter(statuses=_ENDED))[keep:]
    for record in ended:
        run_id = record.dagster_run.run_id
        instance.delete_run(run_id)
        instance.compute_log_manager.delete_logs(prefix=[run_id])
        log = instance.event_log_storage
        if isinstance(log, SqliteEventLogStorage):
            Path(log.path_for_shard(run_id)).unlink(missing_ok=True)
    return len(ended)


def end_interrupted_runs(instance: dg.DagsterInstance) -> int:
    """Mark runs as failed that were under way when the scheduler was killed.

    Args:
        instance: where the runs are; no scheduler uses it.

    Returns:
        How many there were.
    """
    started = [status for status in UNDER_WAY if status is not dg.DagsterRunStatus.QUEUED]
    runs = instance.get_runs(dg.RunsFilter(statuses=started))
    for run in runs:
        instance.report_run_failed(run, "The scheduler was stopped during this run.")
    return len(runs)
