"""Intake: every file of a documents folder to raw rows; one bad file never stops the others."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from pathlib import Path

from juesuan.disclosure.document import RejectedFileError
from juesuan.disclosure.readers import read
from juesuan.extraction.extract import Reference, extract
from juesuan.extraction.rows import RawRejectedFile, RawRow
from juesuan.known_rows import KnownRows
from juesuan.project import reference_rows

_FEW = 40
_BATCH = 200


@dataclass(frozen=True)
class SourceFile:
    """One file of a documents folder.

    Attributes:
        name: path inside the folder, with forward slashes.
        path: where it lies.
    """

    name: str
    path: Path


@cache
def load_reference() -> Reference:
    """Load the reference seeds that extraction needs, once in each process."""
    return Reference.load(reference_rows)


def source_files(documents: Path) -> list[SourceFile]:
    """List the files of a documents folder by name, hidden ones left out.

    Args:
        documents: the folder; folders in it (one a year) are searched too.

    Returns:
        Every file, sorted by its path inside the folder.

    Raises:
        NotADirectoryError: the folder does not exist.
    """
    if not documents.is_dir():
        raise NotADirectoryError(documents)
    paths = (path for path in documents.rglob("*") if path.is_file() or path.is_symlink())
    files = (SourceFile(path.relative_to(documents).as_posix(), path) for path in paths)
    return sorted(
        (file for file in files if not any(part.startswith(".") for part in file.name.split("/"))),
        key=lambda file: file.name,
    )


def extract_file(file: SourceFile, known: KnownRows | None = None) -> list[RawRow]:
    """Read and extract one file.

    Args:
        file: the file.
        known: rows of documents that were read before; a document among them is not read again.

    Returns:
        Its raw rows, or one `RawRejectedFile` row with the reason and what to do.
    """
    try:
        content = file.path.read_bytes()
        if known and (rows := known.find(file.name, content)) is not None:
            return rows
        rows = extract(read(content, file.name), load_reference())
        if known:
            known.keep(file.name, content, rows)
        return rows
    except RejectedFileError as error:
        rejected = (error.place, error.reason, error.remedy)
    except OSError as error:
        rejected = (
            "whole file",
            f"The file cannot be opened ({error.strerror}).",
            "Check that it exists and that you may read it.",
        )
    except Exception as error:  # a defect of ours in one document must not stop the others
        rejected = (
            "whole file",
            f"Extraction failed ({type(error).__name__}: {error}).",
            "This is a defect of Juesuan: please report it with this file.",
        )
    return [RawRejectedFile(file.name.removesuffix(".txt"), file.name, 0, *rejected)]


def extract_files(
    files: Sequence[SourceFile], known: KnownRows | None = None
) -> Iterator[list[RawRow]]:
    """Extract files in order, on all cores when there are many.

    Args:
        files: the files.
        known: rows of documents that were read before.

    Yields:
        The raw rows of each file.
    """
    extracted = partial(extract_file, known=known)
    if len(files) <= _FEW:
        yield from map(extracted, files)
        return
    with ProcessPoolExecutor() as pool:
        yield from pool.map(extracted, files, chunksize=8)


def batches(documents: Iterator[list[RawRow]], size: int = _BATCH) -> Iterator[list[RawRow]]:
    """Join the rows of several documents, so that memory holds one batch at a time.

    Args:
        documents: raw rows of each document.
        size: documents in a batch.

    Yields:
        The raw rows of up to `size` documents.
    """
    while batch := list(islice(documents, size)):
        yield [row for rows in batch for row in rows]
