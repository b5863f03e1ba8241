"""Analysts in processes of their own, who read while versions come and go."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from chaos.state import content_hash

_PAUSE_SECONDS = 0.01


@dataclass
class Readings:
    """What the readers saw.

    Attributes:
        counts: how often each read all tables.
        contents: every content that any of them saw.
    """

    counts: list[int] = field(default_factory=list)
    contents: set[str] = field(default_factory=set)


@contextmanager
def reading(output: Path, stop: Path, readers: int = 4) -> Iterator[Readings]:
    """Let readers connect, read every table and connect again, until the body ends.

    Args:
        output: the folder in which the database is published.
        stop: a file that tells them to stop; it does not exist.
        readers: how many processes.

    Yields:
        What they saw, filled in at the end; an error of any reader is raised there.
    """
    seen = Readings()
    with get_context("spawn").Pool(readers) as pool:
        running = [pool.apply_async(_read, (output, stop)) for _ in range(readers)]
        try:
            yield seen
        finally:
            stop.touch()
        for count, contents in (one.get(timeout=60) for one in running):
            seen.counts.append(count)
            seen.contents |= contents


def _read(output: Path, stop: Path) -> tuple[int, set[str]]:
    count, contents = 0, set()
    while not stop.exists():
        contents.add(content_hash(output / "juesuan.duckdb", _PAUSE_SECONDS))
        count += 1
    return count, contents
