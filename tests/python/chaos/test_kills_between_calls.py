"""Killed before any call to the system: one version stands whole, the next start mends the rest."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from chaos.doom import BEGIN, Doom, Moment
from chaos.processes import answer_of, fresh, run_alone
from chaos.small import finished, publish, read, read_tables, version_name
from chaos.state import litter
from juesuan.warehouse import publishing
from juesuan.warehouse.locking import build_lock
from juesuan.warehouse.publishing import prune, roll_back, settle, store, switch
from juesuan.warehouse.versions import find_version

OLDER, OLD, NEW, NEXT = (version_name(number) for number in range(4))
Act = Callable[[Path], object]


def build(output: Path) -> None:
    """All that a build does once its database is finished."""
    with build_lock(output):
        settle(output)
        switch(output, store(output / ".build" / "new", output, NEW))
        prune(output, keep=2)
        shutil.rmtree(output / ".build")


def build_next(output: Path) -> None:
    """What the next build does, from its beginning to its end."""
    with build_lock(output):
        shutil.rmtree(output / ".build", ignore_errors=True)
        settle(output)
        switch(output, store(finished(output, NEXT), output, NEXT))
        prune(output, keep=2)
        shutil.rmtree(output / ".build")


def go_back(output: Path) -> None:
    roll_back(output, None)


def switch_by_copy(output: Path) -> None:
    """Switch to the older version on a file system without hard links."""

    def refuse(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    publishing.os.link = refuse  # type: ignore[assignment]
    switch(output, find_version(output, OLDER))


def seen_after_each_kill(folder: Path, act: Act) -> list[str]:
    """Kill before the first call, before the second, and so on: what analysts read after each."""
    before = folder / "before"
    answer_of(lambda: [publish(before, name).version_id for name in (OLDER, OLD)])
    answer_of(partial(finished, before, NEW))
    seen = []
    for output in killed_at_each(before, folder, act):
        seen.append(answer_of(partial(read_tables, output)))
        assert (output / "quality" / "index.html").is_file()
        answer_of(partial(build_next, output))
        assert answer_of(partial(read, output)) == NEXT
        assert litter(output, keep=2) == []
    return seen


def killed_at_each(before: Path, folder: Path, act: Act) -> Iterator[Path]:
    """Yield a copy of the folder after each kill, until the act comes to its end."""

    def doomed(output: Path, change: int) -> int:
        Doom(Moment(BEGIN, change), every_call=True)
        act(output)
        return 0

    status = -9
    for change in count(1):
        output = folder / str(change)
        shutil.copytree(before, output, symlinks=True)
        (output / "juesuan.duckdb").unlink()
        (output / "juesuan.duckdb").hardlink_to(output / "versions" / OLD / "juesuan.duckdb")
        _, status = run_alone(partial(doomed, output, change), folder / "log")
        yield output
        shutil.rmtree(output)
        if status != -9:
            assert status == 0, (folder / "log").read_text()
            return


@pytest.mark.parametrize(
    ("act", "reads", "fewest"),
    [
        (build, {OLD, NEW}, 60),
        (go_back, {OLD, OLDER}, 20),
        (switch_by_copy, {OLD, OLDER}, 20),
    ],
    ids=["build", "rollback", "switch without hard links"],
)
def test_whatever_call_a_kill_prevents(
    tmp_path: Path, act: Act, reads: set[str], fewest: int
) -> None:
    seen = fresh(seen_after_each_kill, tmp_path, act)

    assert set(seen) == reads
    assert len(seen) >= fewest
