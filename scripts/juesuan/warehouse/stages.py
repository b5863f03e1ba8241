"""The stages of a build, which the command and the scheduler share."""

import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

from juesuan.expectations.verdicts import QualityReport
from juesuan.extraction.summary import ExtractionSummary
from juesuan.known_rows import KnownRows
from juesuan.warehouse.aside import rows_aside
from juesuan.warehouse.changes import document_changes
from juesuan.warehouse.dbt import DbtRun, run_dbt
from juesuan.warehouse.extracting import extract_documents
from juesuan.warehouse.inputs import current_inputs
from juesuan.warehouse.manifest import write_manifest
from juesuan.warehouse.publishing import prune, store, switch
from juesuan.warehouse.quality import REFUSED_FOLDER, judge
from juesuan.warehouse.query import ask
from juesuan.warehouse.versions import MANIFEST, QUALITY_FOLDER
from juesuan.warehouse.work import Published, Work

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
    with work.stage(EXTRACT):
        summary = write_raw_rows(work)
    _tell_documents(work, summary)
    if not summary.documents:
        raise NothingToBuildError(work.places.documents, summary)
    return summary


def write_raw_rows(work: Work) -> ExtractionSummary:
    """Write the raw rows of every document that is not set aside.

    Args:
        work: the build; its inputs and rejected files become those that were read.

    Returns:
        Counts, issues and rejected files.

    Raises:
        MovingDocumentsError: documents were written to while they were read, again and again.
    """
    known = KnownRows(work.places.output / _KNOWN_FOLDER)
    summary = _until_still(work, known)
    known.forget_others(work.inputs.documents)
    work.rejected = summary.rejected
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


def try_models(work: Work) -> None:
    """Build, test and judge every model, to see only whether one fails.

    Args:
        work: the build; its raw rows are written, its database is replaced.

    Raises:
        DbtError: a model or a test failed.
        NotPublishableError: publication is forbidden.
    """
    places = work.places
    work.database.unlink(missing_ok=True)
    run_dbt(places.dbt_arguments, work.database, places.artifacts, places.dbt_variables)
    judge(work.database, work.folder / QUALITY_FOLDER, places.output, strict=False)


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


def _require_own_rows(work: Work) -> None:
    """See that each file that was read is in the database by its content, or was rejected."""
    loaded = dict(ask(work.database, _LOADED).rows)
    rejected = {name for (name,) in ask(work.database, _REJECTED).rows}
    refused = {row.source_file for row in work.rejected}
    for name in sorted({*loaded, *rejected, *work.inputs.documents}):
        read = work.inputs.documents.get(name)
        if read is None or (name not in refused and loaded.get(name) != read):
            raise ForeignRowsError(f"The raw rows of {name} are not those that this build read.")


def _until_still(work: Work, known: KnownRows) -> ExtractionSummary:
    """Read again what changed while it was read: hashes and rows are of the same bytes."""
    places = work.places
    for _ in range(_READINGS):
        aside = rows_aside(work.aside, work.inputs.documents)
        summary = extract_documents(
            places.documents, places.raw, places.uses_seeds, work.progress, known, aside
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
