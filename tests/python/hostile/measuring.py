"""A hostile document read in a process of its own, with hard limits, and what that cost."""

import json
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from juesuan.extraction.rows import RawRejectedFile, RawRow
from juesuan.intake import SourceFile, extract_file, load_reference

from .kind import Kind
from .outcomes import issues, problems

_MOST_MEMORY = 1_000_000_000
_MOST_SECONDS = 60
_PAGE = resource.getpagesize()


@dataclass(frozen=True)
class Measure:
    """What came of a document in a process of its own.

    Attributes:
        size: its bytes.
        seconds: processor time of reading and extraction.
        peak_mb: most memory that the process held, what Python itself takes included.
        came: what came of it, for a person.
        problems: what is wrong with it; a sentence each.
    """

    size: int
    seconds: float
    peak_mb: float
    came: str
    problems: tuple[str, ...]


def measured(kind: Kind) -> Measure:
    """Read a hostile document and its original in a process that may not take much.

    Args:
        kind: the document.

    Returns:
        What came of it; a process that was ended by its limits is a problem.
    """
    content, original = kind.content(), kind.original.encode()
    load_reference()
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "2024").mkdir()
        (folder / "2024" / "hostile.txt").write_bytes(content)
        (folder / "2024" / "honest.txt").write_bytes(original)
        with _child(folder / "told.json") as is_child:
            if is_child:
                _read(kind, folder)
        told = (
            json.loads((folder / "told.json").read_text(encoding="utf-8"))
            if (folder / "told.json").exists()
            else {"seconds": 0, "peak_mb": 0, "came": "", "problems": ["it was killed"]}
        )
    return Measure(len(content), **{**told, "problems": tuple(told["problems"])})


@contextmanager
def _child(told: Path) -> Iterator[bool]:
    """Run the block in a child with hard limits; the parent waits for its end."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        yield False
        os.waitpid(child, 0)
        return
    try:
        in_use = int(Path("/proc/self/statm").read_text().split()[0]) * _PAGE
        limit = in_use + _MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        yield True
    finally:
        os._exit(0)


def _read(kind: Kind, folder: Path) -> None:
    honest = extract_file(SourceFile(folder, "2024/honest.txt"))
    begun = time.process_time()
    rows = extract_file(SourceFile(folder, "2024/hostile.txt"))
    seconds = time.process_time() - begun
    found = problems(kind, rows, honest)
    told = {
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "came": _came(rows, honest),
        "problems": found,
    }
    (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")


def _came(rows: Sequence[RawRow], honest: Sequence[RawRow]) -> str:
    rejected = next((row for row in rows if isinstance(row, RawRejectedFile)), None)
    if rejected:
        return f"rejected ({rejected.place}): {rejected.reason}"
    marks = issues(rows) - issues(honest)
    return f"{len(rows)} rows" + "".join(f", {n} × {kind}" for kind, n in marks.most_common(3))
