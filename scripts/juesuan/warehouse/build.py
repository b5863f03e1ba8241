"""A build: documents to raw rows, raw rows to a checked database, the database published."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from juesuan.expectations.verdicts import QualityReport
from juesuan.extraction.rows import RawRow
from juesuan.extraction.summary import ExtractionSummary
from juesuan.extraction.writing import write_parquet, write_seeds
from juesuan.intake import SourceFile, batches, extract_files, source_files
from juesuan.known_rows import KnownRows
from juesuan.project import DATABASE_NAME, DOCUMENTS, RAW_SEEDS, WAREHOUSE
from juesuan.warehouse.dbt import DbtRun, run_dbt
from juesuan.warehouse.inputs import current_inputs
from juesuan.warehouse.manifest import version_name, write_manifest
from juesuan.warehouse.publishing import build_lock
from juesuan.warehouse.quality import REFUSED_FOLDER, judge, open_error_count
from juesuan.warehouse.versions import (
    MANIFEST,
    QUALITY_FOLDER,
    Version,
    kept_versions,
    prune,
    settle,
    store,
    switch,
)

KEPT_VERSIONS = 5
RAW_FOLDER = "raw"
_WORK_FOLDER = ".build"
_KNOWN_FOLDER = ".documents"
_ARTIFACTS_FOLDER = ".dbt"


class NothingToBuildError(Exception):
    """No document of the folder could be read."""

    def __init__(self, documents: Path, summary: ExtractionSummary) -> None:
        """Keep the summary, so that the rejected files can be listed."""
        super().__init__(f"No disclosure could be read in {documents}.")
        self.summary = summary


@dataclass(frozen=True)
class Places:
    """Where a build reads and writes.

    Attributes:
        documents: the folder of disclosures.
        output: the folder in which the database is published.
    """

    documents: Path
    output: Path

    @property
    def database(self) -> Path:
        """The published database."""
        return self.output / DATABASE_NAME

    @property
    def uses_seeds(self) -> bool:
        """Whether raw rows are the repository's own seeds; other folders get Parquet."""
        return self.documents.resolve() == DOCUMENTS and self.output.resolve() == WAREHOUSE


@dataclass(frozen=True)
class Progress:
    """How a build tells what it is doing.

    Attributes:
        stage: called with the name of each stage as it begins.
        document: called with each file as it is extracted, and how many there are.
    """

    stage: Callable[[str], None] = lambda name: None
    document: Callable[[SourceFile, int], None] = lambda file, total: None


@dataclass
class BuildReport:
    """What a build did.

    Attributes:
        extraction: counts and issues of the extraction.
        dbt: nodes and times of the dbt run.
        quality: what the expectation suites said.
        open_errors: how many findings are open errors.
        page: the page that shows what the suites said.
        version: the version that is published now.
        removed: older versions that were no longer kept.
        seconds: duration of each stage.
    """

    extraction: ExtractionSummary
    dbt: DbtRun
    quality: QualityReport
    open_errors: int
    page: Path
    version: Version
    removed: Sequence[str] = ()
    seconds: dict[str, float] = field(default_factory=dict)


def unchanged(places: Places) -> Version | None:
    """Tell whether a build would yield again what is published.

    Args:
        places: where a build would read and write.

    Returns:
        The published version if documents, seeds and code are still those it was built from.

    Raises:
        NotADirectoryError: the documents folder does not exist.
    """
    inputs = current_inputs(source_files(places.documents))
    published = (version for version in kept_versions(places.output) if version.is_published)
    return next((v for v in published if v.manifest["inputs_sha256"] == inputs.sha256), None)


def build(
    places: Places, progress: Progress, *, strict: bool = False, keep: int = KEPT_VERSIONS
) -> BuildReport:
    """Build the warehouse and publish it.

    Args:
        places: where to read and write.
        progress: who is told of the stages.
        strict: do not publish while findings are open errors.
        keep: how many versions stay for going back.

    Returns:
        What was done; the database stands at `places.database`.

    Raises:
        BuildRunningError: another build writes to the same folder.
        NotADirectoryError: the documents folder does not exist.
        NothingToBuildError: no document could be read; nothing is published.
        DbtError: a model or a test failed; nothing is published, the old database stays.
        NotPublishableError: an expectation is broken or could not be evaluated, or findings are
            open errors in a strict build; nothing is published, the old database stays.
    """
    with build_lock(places.output):
        work = places.output / _WORK_FOLDER
        shutil.rmtree(work, ignore_errors=True)
        settle(places.output)
        try:
            return _build(places, work, progress, strict=strict, keep=keep)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def extract_documents(
    documents: Path,
    raw: Path,
    as_seeds: bool,
    progress: Progress,
    known: KnownRows | None = None,
) -> ExtractionSummary:
    """Extract every document of a folder and write the raw rows.

    Args:
        documents: the folder of disclosures.
        raw: where the raw tables go.
        as_seeds: CSV seeds, else Parquet by fiscal year.
        progress: told of each document.
        known: rows of documents that were read before; none reads all of them.

    Returns:
        Counts, issues and rejected files.

    Raises:
        NotADirectoryError: the documents folder does not exist.
    """
    files = source_files(documents)
    summary = ExtractionSummary()
    rows = summary.count(_told(files, progress, known))
    if as_seeds:
        write_seeds((row for document in rows for row in document), raw)
    else:
        write_parquet(batches(rows), raw)
    return summary


def _told(
    files: Sequence[SourceFile], progress: Progress, known: KnownRows | None
) -> Iterator[list[RawRow]]:
    for file, rows in zip(files, extract_files(files, known), strict=True):
        progress.document(file, len(files))
        yield rows


def _build(
    places: Places, work: Path, progress: Progress, *, strict: bool, keep: int
) -> BuildReport:
    seconds: dict[str, float] = {}
    inputs = current_inputs(source_files(places.documents))
    finished = work / version_name(inputs, datetime.now(UTC))
    finished.mkdir(parents=True)
    database = finished / DATABASE_NAME
    with _stage("extract", progress, seconds):
        raw = RAW_SEEDS if places.uses_seeds else places.output / RAW_FOLDER
        known = KnownRows(places.output / _KNOWN_FOLDER)
        summary = extract_documents(places.documents, raw, places.uses_seeds, progress, known)
        known.forget_others(inputs.documents)
    if not summary.documents:
        raise NothingToBuildError(places.documents, summary)
    with _stage("models and tests", progress, seconds):
        run = _run_models(places, database, raw)
    with _stage("expectations", progress, seconds):
        quality = judge(database, finished / QUALITY_FOLDER, places.output, strict)
        open_errors = open_error_count(database)
    with _stage("publish", progress, seconds):
        write_manifest(finished / MANIFEST, inputs, database, quality, seconds)
        version, removed = _publish(finished, places.output, keep)
    page = places.output / QUALITY_FOLDER / "index.html"
    return BuildReport(summary, run, quality, open_errors, page, version, removed, seconds)


def _publish(finished: Path, output: Path, keep: int) -> tuple[Version, Sequence[str]]:
    version = store(finished, output, finished.name)
    switch(output, version)
    shutil.rmtree(output / REFUSED_FOLDER, ignore_errors=True)
    return version, prune(output, keep)


def _run_models(places: Places, database: Path, raw: Path) -> DbtRun:
    arguments = ["build", "--exclude-resource-type", "unit_test"]
    if not places.uses_seeds:
        arguments += ["--exclude", "path:seeds/raw"]
    variables = {} if places.uses_seeds else {"raw_path": str(raw.resolve())}
    return run_dbt(arguments, database, places.output / _ARTIFACTS_FOLDER, variables)


@contextmanager
def _stage(name: str, progress: Progress, seconds: dict[str, float]) -> Iterator[None]:
    progress.stage(name)
    begun = time.monotonic()
    yield
    seconds[name] = time.monotonic() - begun
