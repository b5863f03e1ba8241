"""A build under way: begun one at a time, on a folder in order, told of as it goes."""

import logging
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from juesuan.extraction.rows import RawRejectedFile
from juesuan.logs import event
from juesuan.warehouse.aside import Aside, set_aside_before
from juesuan.warehouse.changes import DocumentChanges, document_changes
from juesuan.warehouse.disk import disk_errors
from juesuan.warehouse.inputs import Inputs, current_inputs
from juesuan.warehouse.locking import build_lock
from juesuan.warehouse.manifest import version_name
from juesuan.warehouse.places import Places, Progress
from juesuan.warehouse.publishing import settle
from juesuan.warehouse.versions import Version, damaged_versions, kept_versions, next_moment

KEPT_VERSIONS = 5


@dataclass(frozen=True)
class Published:
    """What a publication left.

    Attributes:
        version: the version that analysts read now.
        removed: names of older versions that were no longer kept.
    """

    version: Version
    removed: Sequence[str]


@dataclass
class Work:
    """A build under way.

    Attributes:
        places: where it reads and writes.
        inputs: what it reads, by content.
        version_id: the name of the new version.
        before: the version that analysts read when it began.
        progress: who is told of the stages.
        keep: how many versions stay for going back.
        seconds: duration of each stage that ended.
        stage_now: the stage that it is in, or that it ended in.
        rejected: files that were not loaded, once they are known.
        aside: documents that are set aside, since the models cannot take them.
        published: what was published, once it is.
    """

    places: Places
    inputs: Inputs
    version_id: str
    before: Version | None
    progress: Progress
    keep: int
    seconds: dict[str, float] = field(default_factory=dict)
    stage_now: str = ""
    rejected: Sequence[RawRejectedFile] = ()
    aside: Mapping[str, Aside] = field(default_factory=dict)
    published: Published | None = None

    @property
    def folder(self) -> Path:
        """Where the new version grows."""
        return self.places.new_version

    @property
    def database(self) -> Path:
        """The new database."""
        return self.places.new_database

    @property
    def changes(self) -> DocumentChanges:
        """The documents compared with those of the version that analysts read."""
        known = self.before.manifest["documents"] if self.before else {}
        before = {name: told["sha256"] for name, told in known.items()}
        return document_changes(before, self.inputs.documents)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Tell of a stage as it begins and ends, and keep how long it took.

        Args:
            name: the stage.
        """
        self.stage_now = name
        self.progress.stage(name)
        self.event("stage_began", f"{name} …", stage=name)
        begun = time.monotonic()
        with disk_errors(self.places.output):
            yield
        self.seconds[name] = time.monotonic() - begun
        seconds = round(self.seconds[name], 1)
        self.event("stage_ended", f"{name}: {seconds} s", stage=name, seconds=seconds)

    def event(self, name: str, message: str, level: int = logging.INFO, **fields: object) -> None:
        """Tell of an event of this build, as `juesuan.logs.event` does."""
        event(name, message, level, version=self.version_id, **fields)


@contextmanager
def begun(places: Places, progress: Progress, keep: int = KEPT_VERSIONS) -> Iterator[Work]:
    """Begin a build: one at a time, on a folder in order, which is left in order again.

    Args:
        places: where to read and write.
        progress: who is told of the stages.
        keep: how many versions stay for going back.

    Yields:
        The build, for the stages.

    Raises:
        BuildRunningError: another build writes to the same folder.
        NestedFoldersError: the output folder lies in the documents folder.
        NotADirectoryError: the documents folder does not exist.
    """
    with build_lock(places.output):
        shutil.rmtree(places.work, ignore_errors=True)
        settle(places.output)
        try:
            yield _work(places, progress, keep)
        finally:
            shutil.rmtree(places.work, ignore_errors=True)


def unbegun(places: Places) -> Work:
    """Describe a build that could not begin, so that somebody can be told of it.

    Args:
        places: where it would have read and written.

    Returns:
        A build without changes, whose name is the present moment.
    """
    before = _published(places)
    known = before.manifest["documents"] if before else {}
    documents = {name: told["sha256"] for name, told in known.items()}
    inputs = Inputs(documents, seeds={}, code="", packages={})
    version_id = version_name(inputs, next_moment(places.output, datetime.now(UTC)))
    return Work(places, inputs, version_id, before, Progress(), KEPT_VERSIONS)


def _work(places: Places, progress: Progress, keep: int) -> Work:
    inputs = current_inputs(places.files())
    version_id = version_name(inputs, next_moment(places.output, datetime.now(UTC)))
    places.new_version.mkdir(parents=True)
    before = _published(places)
    work = Work(places, inputs, version_id, before, progress, keep)
    work.aside = set_aside_before(before.manifest, inputs) if before else {}
    for line in damaged_versions(places.output):
        work.event("version_damaged", line, logging.WARNING)
    work.event("build_began", f"build {work.version_id} of {len(inputs.documents)} files")
    return work


def _published(places: Places) -> Version | None:
    return next((v for v in kept_versions(places.output) if v.is_published), None)
