"""A folder of documents to raw rows on disk."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from juesuan.extraction.rows import RawRejectedFile, RawRow
from juesuan.extraction.summary import ExtractionSummary
from juesuan.extraction.writing import write_parquet, write_seeds
from juesuan.intake import SourceFile, batches, extract_files, source_files
from juesuan.known_rows import KnownRows
from juesuan.warehouse.places import Progress

_NONE: Mapping[str, RawRejectedFile] = MappingProxyType({})


def extract_documents(
    documents: Path,
    raw: Path,
    as_seeds: bool,
    progress: Progress,
    known: KnownRows | None = None,
    aside: Mapping[str, RawRejectedFile] = _NONE,
) -> ExtractionSummary:
    """Extract every document of a folder and write the raw rows.

    Args:
        documents: the folder of disclosures.
        raw: where the raw tables go.
        as_seeds: CSV seeds, else Parquet by fiscal year.
        progress: told of each document.
        known: rows of documents that were read before; none reads all of them.
        aside: what is said of each document that is set aside, by name, in place of its rows.

    Returns:
        Counts, issues and rejected files.

    Raises:
        NotADirectoryError: the documents folder does not exist.
    """
    files = source_files(documents)
    summary = ExtractionSummary()
    rows = summary.count(_told(files, progress, known, aside))
    if as_seeds:
        write_seeds((row for document in rows for row in document), raw)
    else:
        write_parquet(batches(rows), raw)
    return summary


def _told(
    files: Sequence[SourceFile],
    progress: Progress,
    known: KnownRows | None,
    aside: Mapping[str, RawRejectedFile],
) -> Iterator[list[RawRow]]:
    for file, rows in zip(files, extract_files(files, known), strict=True):
        progress.document(file, len(files))
        yield [aside[file.name]] if file.name in aside else rows
