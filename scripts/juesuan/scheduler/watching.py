"""When to build: each day, and when the documents folder has changed and is still again."""

import hashlib
import json
import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from juesuan.intake import source_files
from juesuan.logs import event, logging_to
from juesuan.notice.telling import tell_failure, tell_untold
from juesuan.remedies import sentence
from juesuan.scheduler.settings import Settings
from juesuan.scheduler.storage import UNDER_WAY
from juesuan.warehouse.build import unchanged
from juesuan.warehouse.places import NestedFoldersError
from juesuan.warehouse.versions import Version

Job = dg.JobDefinition | UnresolvedAssetJobDefinition
_EVERY_SECONDS = 30
_NOT_NOW = (OSError, NestedFoldersError)
_UNDER_WAY = "A build is under way; the documents are looked at again when it has ended."


@dataclass(frozen=True)
class Watch:
    """What the sensor remembers between two looks.

    Attributes:
        seen: the folder as it was at the last look.
        done: the folder as it was when a build was asked for, or found needless.
        requests: how many builds were asked for, so that each has a name of its own.
    """

    seen: str = ""
    done: str = ""
    requests: int = 0


def documents_sensor(settings: Settings, job: Job) -> dg.SensorDefinition:
    """Make the sensor that asks for a build when documents have changed.

    Args:
        settings: the documents folder, and what was built from it.
        job: the build.

    Returns:
        The sensor; it never raises for what it finds in the folder.
    """

    @dg.sensor(
        name="documents_changed",
        job=job,
        minimum_interval_seconds=_EVERY_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Builds when the documents folder has changed and is still (文件变动即重建).",
    )
    def documents_changed(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        """Look at the folder once.

        Args:
            context: what the sensor remembers, and where runs are stored.

        Returns:
            A request for a build, or why there is none; and what to remember.
        """
        watch = Watch(**json.loads(context.cursor)) if context.cursor else Watch()
        try:
            return _look(context.instance, settings, watch)
        except _NOT_NOW as error:
            return _result(watch, skip=sentence(error)[1])

    return documents_changed


def daily_schedule(settings: Settings, job: Job) -> dg.ScheduleDefinition:
    """Make the schedule that builds each day, if anything is new.

    Args:
        settings: when, and what was built from which documents.
        job: the build.

    Returns:
        The schedule.
    """

    @dg.schedule(
        name="daily_rebuild",
        job=job,
        cron_schedule=settings.cron,
        execution_timezone=settings.time_zone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Builds each day if documents, seeds or code are new (每日重建).",
    )
    def daily_rebuild(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        """Decide at the hour of the schedule whether to build.

        Args:
            context: where runs are stored.

        Returns:
            A request for a build, or why there is none.
        """
        if _is_under_way(context.instance):
            return dg.SkipReason(_UNDER_WAY)
        try:
            version = unchanged(settings.places)
        except _NOT_NOW as error:
            return dg.SkipReason(_told(settings, sentence(error)[1]))
        if version:
            return dg.SkipReason(_nothing_new(settings, version))
        return dg.RunRequest()

    return daily_rebuild


def fingerprint(documents: Path) -> str:
    """Tell one state of a folder from another without reading the files.

    Args:
        documents: the folder.

    Returns:
        A hash over names, sizes and times of change.

    Raises:
        NotADirectoryError: the folder does not exist.
    """
    digest = hashlib.sha256()
    for file in source_files(documents):
        state = _state(documents / file.inside)
        digest.update(f"{file.inside}\0{state}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def _state(path: Path) -> tuple[int, int] | None:
    try:
        told = path.lstat()
    except OSError:  # gone since it was listed
        return None
    return told.st_size, told.st_mtime_ns


def _look(instance: dg.DagsterInstance, settings: Settings, watch: Watch) -> dg.SensorResult:
    documents = settings.places.documents
    present = fingerprint(documents)
    if present == watch.done:
        return _result(replace(watch, seen=present), skip=f"No change in {documents}.")
    if present != watch.seen:
        still = f"Waiting until nothing changes in {documents}."
        return _result(replace(watch, seen=present), skip=still)
    if _is_under_way(instance):
        return _result(watch, skip=_UNDER_WAY)
    if version := unchanged(settings.places):
        return _result(replace(watch, done=present), skip=_nothing_new(settings, version))
    asked = replace(watch, done=present, requests=watch.requests + 1)
    request = dg.RunRequest(run_key=f"{present[:16]}-{asked.requests}")
    return dg.SensorResult(run_requests=[request], cursor=json.dumps(asdict(asked)))


def _told(settings: Settings, message: str) -> str:
    """Tell, once a day, why no build could begin."""
    with logging_to(settings.places.output):
        event("not_published", message, logging.ERROR)
        tell_failure(settings.places, None, message, settings.webhook)
    return message


def _nothing_new(settings: Settings, version: Version) -> str:
    """Say so; a build that was killed before it told of its publication is told of now."""
    tell_untold(settings.places, settings.webhook)
    return f"Nothing new since {version.version_id}."


def _result(watch: Watch, skip: str) -> dg.SensorResult:
    return dg.SensorResult(skip_reason=skip, cursor=json.dumps(asdict(watch)))


def _is_under_way(instance: dg.DagsterInstance) -> bool:
    return bool(instance.get_runs_count(dg.RunsFilter(statuses=UNDER_WAY)))
