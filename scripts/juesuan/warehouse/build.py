"""A build: documents to raw rows, raw rows to a checked database, the database published."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from juesuan.extraction.rows import RawRow
from juesuan.extraction.summary import ExtractionSummary
from juesuan.extraction.writing import write_parquet, write_seeds
from juesuan.intake import SourceFile, batches, extract_files, source_files
from juesuan.project import DATABASE_NAME, DOCUMENTS, RAW_SEEDS, WAREHOUSE
from juesuan.warehouse.dbt import DbtRun, run_dbt
from juesuan.warehouse.publishing import build_lock, publish

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
        seconds: duration of each stage.
    """

    extraction: ExtractionSummary
    dbt: DbtRun
    seconds: dict[str, float] = field(default_factory=dict)


def build(places: Places, progress: Progress) -> BuildReport:
    """Build the warehouse and publish it.

    Args:
        places: where to read and write.
        progress: who is told of the stages.

    Returns:
        What was done; the database stands at `places.database`.

    Raises:
        BuildRunningError: another build writes to the same folder.
        NotADirectoryError: the documents folder does not exist.
        NothingToBuildError: no document could be read; nothing is published.
        DbtError: a model or a test failed; nothing is published, the old database stays.
    """
    with build_lock(places.output):
        work = places.output / _WORK_FOLDER
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            return _build(places, work / DATABASE_NAME, progress)
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


def _build(places: Places, database: Path, progress: Progress) -> BuildReport:
    seconds: dict[str, float] = {}
    progress.stage("extract")
    begun = time.monotonic()
    raw = RAW_SEEDS if places.uses_seeds else places.output / RAW_FOLDER
    summary = extract_documents(places.documents, raw, places.uses_seeds, progress)
    seconds["extract"] = time.monotonic() - begun
    if not summary.documents:
        raise NothingToBuildError(places.documents, summary)

    progress.stage("models and tests")
    begun = time.monotonic()
    arguments = ["build", "--exclude-resource-type", "unit_test"]
    if not places.uses_seeds:
        arguments += ["--exclude", "path:seeds/raw"]
    variables = {} if places.uses_seeds else {"raw_path": str(raw.resolve())}
    run = run_dbt(arguments, database, places.output / _ARTIFACTS_FOLDER, variables)
    seconds["models and tests"] = time.monotonic() - begun

    progress.stage("publish")
    begun = time.monotonic()
    publish(database, places.database)
    seconds["publish"] = time.monotonic() - begun
    return BuildReport(summary, run, seconds)
