"""The stages of a build, which the command and the scheduler share."""

import logging
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from juesuan.expectations.verdicts import QualityReport
from juesuan.extraction.rows import RawRejectedFile
from juesuan.extraction.summary import ExtractionSummary
from juesuan.known_rows import KnownRows
from juesuan.logs import event
from juesuan.warehouse.changes import DocumentChanges, document_changes
from juesuan.warehouse.dbt import DbtRun, run_dbt
from juesuan.warehouse.disk import disk_errors
from juesuan.warehouse.extracting import extract_documents
from juesuan.warehouse.inputs import Inputs, current_inputs
from juesuan.warehouse.locking import build_lock
from juesuan.warehouse.manifest import version_name, write_manifest
from juesuan.warehouse.places import Places, Progress
from juesuan.warehouse.publishing import prune, settle, store, switch
from juesuan.warehouse.quality import REFUSED_FOLDER, judge
from juesuan.warehouse.query import ask
from juesuan.warehouse.versions import (
    MANIFEST,
    QUALITY_FOLDER,
    Version,
    damaged_versions,
    kept_versions,
    next_moment,
)

KEPT_VERSIONS = 5
EXTRACT, MODELS, EXPECTATIONS, PUBLISH = "extract", "models and tests", "expectations", "publish"
_KNOWN_FOLDER = ".documents"
_LOADED = "select source_file, source_sha256 from core.dim_documents"
_REJECTED = "select source_file from core.dim_rejected_files"
_READINGS = 3


class NothingToBuildError(Exception):
    """No document of the folder could be read."""

    def __init__(self, documents: Path, summary: ExtractionSummary) -> None:
        """Keep the summary, so that the rejected files can be listed."""
        super().__init__(f"No disclosure could be read in {documents}.")
        self.summary = summary


class MovingDocumentsError(Exception):
    """Documents change faster than they can be read; the message names them."""


class ForeignRowsError(Exception):
    """The new database holds other documents than those that were read; the message names one."""


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


def read_documents(work: Work) -> ExtractionSummary:
    """Read the documents into raw rows; those read before are not read again.

    Args:
        work: the build; its inputs become those that were read.

    Returns:
        Counts, issues and rejected files.

    Raises:
        MovingDocumentsError: documents were written to while they were read, again and again.
        NothingToBuildError: no document could be read.
    """
    known = KnownRows(work.places.output / _KNOWN_FOLDER)
    with work.stage(EXTRACT):
        summary = _until_still(work, known)
        known.forget_others(work.inputs.documents)
        work.rejected = summary.rejected
    _tell_documents(work, summary)
    if not summary.documents:
        raise NothingToBuildError(work.places.documents, summary)
    return summary


def run_models(work: Work) -> DbtRun:
    """Build and test every model in the new database.

    Args:
        work: the build; its raw rows are written.

    Returns:
        Counts and times.

    Raises:
        DbtError: a model or a test failed.
    """
    places = work.places
    with work.stage(MODELS):
        return run_dbt(places.dbt_arguments, work.database, places.artifacts, places.dbt_variables)


def run_checks(work: Work, *, strict: bool = False) -> QualityReport:
    """Run the expectation suites on the new database.

    Args:
        work: the build; its models are built.
        strict: findings that are open errors forbid publication.

    Returns:
        The verdicts.

    Raises:
        NotPublishableError: publication is forbidden.
    """
    with work.stage(EXPECTATIONS):
        return judge(work.database, work.folder / QUALITY_FOLDER, work.places.output, strict)


def publish_version(work: Work, quality: QualityReport) -> Published:
    """Let analysts read the new database.

    Args:
        work: the build; its expectations were judged.
        quality: what the suites said.

    Returns:
        The new version.

    Raises:
        ForeignRowsError: somebody else wrote into the raw rows meanwhile.
        DiskError: the disk refused before analysts could read it; they keep what they have.
    """
    output = work.places.output
    with work.stage(PUBLISH):
        _require_own_rows(work)
        write_manifest(work.folder / MANIFEST, work.version_id, work.inputs, quality, work.seconds)
        version = store(work.folder, output, work.version_id)
        switch(output, version)
        shutil.rmtree(output / REFUSED_FOLDER, ignore_errors=True)
        work.published = Published(version, prune(output, work.keep))
    work.event("published", f"published {version.version_id}")
    return work.published


def _work(places: Places, progress: Progress, keep: int) -> Work:
    inputs = current_inputs(places.files())
    version_id = version_name(inputs, next_moment(places.output, datetime.now(UTC)))
    places.new_version.mkdir(parents=True)
    work = Work(places, inputs, version_id, _published(places), progress, keep)
    for line in damaged_versions(places.output):
        work.event("version_damaged", line, logging.WARNING)
    work.event("build_began", f"build {work.version_id} of {len(inputs.documents)} files")
    return work


def _require_own_rows(work: Work) -> None:
    """See that each file that was read is in the database by its content, or was rejected."""
    loaded = dict(ask(work.database, _LOADED).rows)
    rejected = {name for (name,) in ask(work.database, _REJECTED).rows}
    refused = {row.source_file for row in work.rejected}
    for name in sorted({*loaded, *rejected, *work.inputs.documents}):
        read = work.inputs.documents.get(name)
        if read is None or (name not in refused and loaded.get(name) != read):
            raise ForeignRowsError(f"The raw rows of {name} are not those that this build read.")


def _published(places: Places) -> Version | None:
    return next((v for v in kept_versions(places.output) if v.is_published), None)


def _until_still(work: Work, known: KnownRows) -> ExtractionSummary:
    """Read again what changed while it was read: hashes and rows are of the same bytes."""
    places = work.places
    for _ in range(_READINGS):
        summary = extract_documents(
            places.documents, places.raw, places.uses_seeds, work.progress, known
        )
        now = current_inputs(places.files())
        moving = document_changes(work.inputs.documents, now.documents)
        work.inputs = now
        if not moving:
            return summary
    names = ", ".join((*moving.new, *moving.changed, *moving.removed))
    raise MovingDocumentsError(f"Documents change while they are read: {names}.")


def _tell_documents(work: Work, summary: ExtractionSummary) -> None:
    tellings: Sequence[tuple[str, str, Sequence[object]]] = (
        ("documents_new", "new", work.changes.new),
        ("documents_changed", "changed", work.changes.changed),
        ("documents_removed", "removed", work.changes.removed),
        ("documents_renamed", "renamed", work.changes.renamed),
    )
    for name, what, files in tellings:
        if files:
            work.event(name, f"documents {what}: {len(files)}", files=list(files))
    for file in summary.rejected:
        message = f"rejected {file.source_file} ({file.place}): {file.reason} {file.remedy}"
        work.event("document_rejected", message, logging.ERROR, file=file.source_file)
