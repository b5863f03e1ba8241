"""Builds on disks that refuse: a program, so that it can be run where mounts are its own."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from chaos.builds import KEEP, short_command
from chaos.processes import answer_of, run_alone
from chaos.state import content_hash, litter, read_published
from juesuan.project import DOCUMENTS

_DISK = "disk"
_DISK_BYTES = 60_000_000
Act = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """A way to refuse.

    Attributes:
        spoil: makes the output folder refuse.
        mend: what a person does about it.
        words: what the line must say.
        file_bytes: no file may grow larger; none for no limit.
        status: the exit status.
    """

    spoil: Act
    mend: Act
    words: str
    file_bytes: int | None = None
    status: int = 1


@dataclass(frozen=True)
class Refusal:
    """How a build ended that was refused, and the one after it.

    Attributes:
        status: exit status of the refused one.
        line: the last line that it printed.
        is_untouched: whether analysts still read what they read.
        next_status: exit status of the next.
        is_published: whether the next published.
        litter: what the next left.
    """

    status: int
    line: str
    is_untouched: bool
    next_status: int
    is_published: bool
    litter: list[str]


def _nothing(output: Path) -> None:
    """Leave the folder as it is."""


def _in_the_way(name: str, *, is_folder: bool = False) -> tuple[Act, Act]:
    """Put something else where a build has its own."""

    def spoil(output: Path) -> None:
        if (output / name).exists():
            (output / name).rename(output.with_name("aside"))
        if is_folder:
            (output / name).mkdir()
        else:
            (output / name).write_text("")

    def mend(output: Path) -> None:
        (output / name).rmdir() if is_folder else (output / name).unlink()
        if output.with_name("aside").exists():
            output.with_name("aside").rename(output / name)

    return spoil, mend


def _closed(name: str) -> tuple[Act, Act]:
    """Take the permission to write a folder."""
    return (
        lambda output: (output / name).chmod(0o555),
        lambda output: (output / name).chmod(0o755),
    )


def _full(left_bytes: int, databases: int = 0) -> tuple[Act, Act]:
    """Fill the disk but for some bytes and the room of some databases."""

    def spoil(output: Path) -> None:
        left = left_bytes + databases * (output / "juesuan.duckdb").stat().st_size
        free = shutil.disk_usage(output).free
        output.with_name("ballast").write_bytes(bytes(max(free - left, 0)))

    return spoil, lambda output: output.with_name("ballast").unlink()


def _remounted(how: str, output: Path) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(output.parent)], check=True)


_FOLDER, _FILE = "must be a folder. Move away", "must be a file. Remove the folder"
PLAIN: Mapping[str, Case] = {
    "versions is a file": Case(*_in_the_way("versions"), f"out/versions {_FOLDER}"),
    "the lock is a folder": Case(*_in_the_way(".build.lock", is_folder=True), _FILE),
    "the work folder is a file": Case(*_in_the_way(".build"), f"out/.build {_FOLDER}"),
    "raw is a file": Case(*_in_the_way("raw"), f"out/raw {_FOLDER}"),
    "dbt's folder is a file": Case(*_in_the_way(".dbt"), f"out/.dbt {_FOLDER}"),
    "the known rows are a file": Case(*_in_the_way(".documents"), "", status=3),
    "the logs are a file": Case(*_in_the_way("logs"), "", status=3),
    "the reports are a file": Case(*_in_the_way("reports"), "", status=3),
    "files of 20 kB at most": Case(_nothing, _nothing, "A file may not grow so large", 20_000),
    "files of 5 MB at most": Case(_nothing, _nothing, "A file may not grow so large", 5_000_000),
}
UNPRIVILEGED: Mapping[str, Case] = {
    "no permission for the output": Case(*_closed("."), "has no access to"),
    "no permission for versions": Case(*_closed("versions"), "out/versions. Give permission"),
    "no permission for raw": Case(*_closed("raw"), "has no access to"),
    "no permission for the known rows": Case(*_closed(".documents"), "", status=3),
}
MOUNTED: Mapping[str, Case] = {
    "a full disk": Case(*_full(0), "The disk is full (0 MB left)"),
    "1 MB left": Case(*_full(1_000_000), "The disk is full"),
    "no more than the database's room left": Case(
        *_full(-262_144, databases=1), "The disk is full"
    ),
    "a read-only file system": Case(
        partial(_remounted, "ro"), partial(_remounted, "rw"), "The file system is read-only"
    ),
}
GROUPS = {"plain": PLAIN, "unprivileged": UNPRIVILEGED, "mounted": MOUNTED}


def refusals(group: str, work: Path, finished: tuple[Path, Path]) -> Iterator[tuple[str, Refusal]]:
    """Go through the cases of a group.

    Args:
        group: its name.
        work: an empty folder.
        finished: what is published before, and what the builds would publish.

    Yields:
        The name of each case and what happened.
    """
    if group == "mounted":
        work = work / _DISK
        work.mkdir()
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={_DISK_BYTES}", "tmpfs", str(work)], check=True
        )
    output = work / "out"
    _build(output, finished[0])
    for number, (name, case) in enumerate(GROUPS[group].items(), 1):
        yield name, _refused(case, output, finished[number % 2])


def _refused(case: Case, output: Path, new: Path) -> Refusal:
    before = answer_of(partial(read_published, output)).content
    case.spoil(output)
    line, status = _build(output, new, case.file_bytes)
    is_untouched = answer_of(partial(read_published, output)).content == before
    case.mend(output)
    _, next_status = _build(output, new)
    after = answer_of(partial(read_published, output)).content
    is_published = after == answer_of(partial(content_hash, new))
    return Refusal(status, line, is_untouched, next_status, is_published, litter(output, KEEP))


def _build(output: Path, new: Path, file_bytes: int | None = None) -> tuple[str, int]:
    log = output.parent.with_name("build.log")
    arguments = ["build", "--again", "--keep", str(KEEP)]
    arguments += ["--documents", str(DOCUMENTS), "--output", str(output)]

    def command() -> int:
        if file_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, resource.RLIM_INFINITY))
        return short_command(arguments, new)

    _, status = run_alone(command, log)
    return log.read_text(encoding="utf-8").strip().rpartition("\n")[2], status


if __name__ == "__main__":
    os.umask(0o022)
    wanted, folder, *databases = sys.argv[1:]
    for case_name, refusal in refusals(
        wanted, Path(folder), (Path(databases[0]), Path(databases[1]))
    ):
        sys.stdout.write(json.dumps([case_name, asdict(refusal)]) + "\n")
        sys.stdout.flush()
