"""Intake: every file of a documents folder to raw rows; one bad file never stops the others."""

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

from juesuan.children import end_with_pool
from juesuan.disclosure.document import RejectedFileError, document_id_of
from juesuan.disclosure.opening import content_of, names_inside, shown_name
from juesuan.disclosure.readers import READERS, read
from juesuan.extraction.extract import Reference, extract
from juesuan.extraction.rows import RawRejectedFile, RawRow
from juesuan.known_rows import KnownRows
from juesuan.project import reference_rows

_FEW = 40
_AHEAD = 32
_BATCH = 250_000
_LARGE = 200_000
_READING = ("juesuan.disclosure.", "juesuan.extraction.")


@dataclass(frozen=True)
class SourceFile:
    """Something that lies in a documents folder.

    Attributes:
        folder: the documents folder.
        inside: its path in that folder as the system gives it, with forward slashes.
    """

    folder: Path
    inside: str

    @cached_property
    def name(self) -> str:
        """The path inside the folder as it is printed and stored."""
        return shown_name(self.inside)

    def content(self) -> bytes:
        """Read it.

        Returns:
            All its bytes.

        Raises:
            RejectedFileError: it is no file that is read: a link, a pipe, too large.
            OSError: it cannot be opened.
        """
        return content_of(self.folder, self.inside)


@cache
def load_reference() -> Reference:
    """Load the reference seeds that extraction needs, once in each process."""
    return Reference.load(reference_rows)


def source_files(documents: Path) -> list[SourceFile]:
    """List whatever lies in a documents folder by name, hidden names left out.

    Args:
        documents: the folder; folders in it (one a year) are searched too, links are not followed.

    Returns:
        Every file, and whatever else may stand for one, sorted by its path inside the folder.

    Raises:
        NotADirectoryError: the folder does not exist.
    """
    if not documents.is_dir():
        raise NotADirectoryError(documents)
    files = (SourceFile(documents, inside) for inside in names_inside(documents, tuple(READERS)))
    return sorted(files, key=lambda file: file.name)


def extract_file(file: SourceFile, known: KnownRows | None = None) -> list[RawRow]:
    """Read and extract one file.

    Args:
        file: the file.
        known: rows of documents that were read before; a document among them is not read again.

    Returns:
        Its raw rows, or one `RawRejectedFile` row with the reason and what to do.
    """
    try:
        content = file.content()
        if known and (rows := known.find(file.name, content)) is not None:
            return rows
        rows = extract(read(content, file.name), load_reference())
        if known:
            known.keep(file.name, content, rows)
        if len(content) > _LARGE:
            _forget_texts()
        return rows
    except RejectedFileError as error:
        rejected = (error.place, error.reason, error.remedy)
    except OSError as error:
        rejected = (
            "whole file",
            f"It cannot be opened ({error.strerror}).",
            "Check that it exists and that you may read it.",
        )
    except Exception as error:  # a defect of ours in one document must not stop the others
        rejected = (
            "whole file",
            f"Extraction failed ({type(error).__name__}: {' '.join(str(error).split())}).",
            "This is a defect of Juesuan: please report it with this file.",
        )
    return [RawRejectedFile(document_id_of(file.name), file.name, 0, *rejected)]


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
    # Not `pool.map`: it would hold the rows of every document that is read before its turn.
    with ProcessPoolExecutor(initializer=end_with_pool) as pool:
        ahead: deque[Future[list[RawRow]]] = deque()
        for file in files:
            ahead.append(pool.submit(extracted, file))
            if len(ahead) == _AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def batches(documents: Iterable[list[RawRow]], size: int = _BATCH) -> Iterator[list[RawRow]]:
    """Join the rows of several documents, so that memory holds one batch at a time.

    Args:
        documents: raw rows of each document.
        size: rows after which a batch ends.

    Yields:
        The raw rows of one or more whole documents.
    """
    batch: list[RawRow] = []
    for rows in documents:
        batch += rows
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _forget_texts() -> None:
    """Empty the caches of what texts mean: they count texts, and would keep giant ones for ever."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(_READING):
            for member in vars(module).values():
                if hasattr(member, "cache_clear"):
                    member.cache_clear()
