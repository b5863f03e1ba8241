"""A build: documents to raw rows, raw rows to a checked database, the database published."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from juesuan.expectations.verdicts import QualityReport
from juesuan.extraction.rows import RawRow
from juesuan.extraction.summary import ExtractionSummary
from juesuan.extraction.writing import write_parquet, write_seeds
from juesuan.intake import SourceFile, batches, extract_files, source_files
from juesuan.project import DATABASE_NAME, DOCUMENTS, RAW_SEEDS, WAREHOUSE
from juesuan.warehouse.dbt import DbtRun, run_dbt
from juesuan.warehouse.publishing import build_lock, publish
from juesuan.warehouse.quality import judge, open_error_count, publish_results

RAW_FOLDER = "raw"
_WORK_FOLDER = ".build"
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
        seconds: duration of each stage.
    """

    extraction: ExtractionSummary
    dbt: DbtRun
    quality: QualityReport
    open_errors: int
    page: Path
    seconds: dict[str, float] = field(default_factory=dict)


def build(places: Places, progress: Progress, *, strict: bool = False) -> BuildReport:
    """Build the warehouse and publish it.

    Args:
        places: where to read and write.
        progress: who is told of the stages.
        strict: do not publish while findings are open errors.

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
        work.mkdir()
        try:
            return _build(places, work, progress, strict)
        finally:
            shutil.rmtree(work, ignore_errors=True)


def extract_documents(
    documents: Path, raw: Path, as_seeds: bool, progress: Progress
) -> ExtractionSummary:
    """Extract every document of a folder and write the raw rows.

    Args:
        documents: the folder of disclosures.
        raw: where the raw tables go.
        as_seeds: CSV seeds, else Parquet by fiscal year.
        progress: told of each document.

    Returns:
        Counts, issues and rejected files.

    Raises:
        NotADirectoryError: the documents folder does not exist.
    """
    files = source_files(documents)
    summary = ExtractionSummary()
    rows = summary.count(_told(files, progress))
    if as_seeds:
        write_seeds((row for document in rows for row in document), raw)
    else:
        write_parquet(batches(rows), raw)
    return summary


def _told(files: Sequence[SourceFile], progress: Progress) -> Iterator[list[RawRow]]:
    for file, rows in zip(files, extract_files(files), strict=True):
        progress.document(file, len(files))
        yield rows


def _build(places: Places, work: Path, progress: Progress, strict: bool) -> BuildReport:
    seconds: dict[str, float] = {}
    database = work / DATABASE_NAME
    with _stage("extract", progress, seconds):
        raw = RAW_SEEDS if places.uses_seeds else places.output / RAW_FOLDER
        summary = extract_documents(places.documents, raw, places.uses_seeds, progress)
    if not summary.documents:
        raise NothingToBuildError(places.documents, summary)
    with _stage("models and tests", progress, seconds):
        run = _run_models(places, database, raw)
    with _stage("expectations", progress, seconds):
        quality = judge(database, work, places.output, strict)
        open_errors = open_error_count(database)
    with _stage("publish", progress, seconds):
        publish(database, places.database)
        page = publish_results(work, places.output)
    return BuildReport(summary, run, quality, open_errors, page, seconds)


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
