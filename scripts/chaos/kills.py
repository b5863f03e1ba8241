"""Kill real builds at moments of every stage, and read from four processes over real rebuilds."""

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from rich import box
from rich.console import Console
from rich.table import Table

from juesuan.project import DOCUMENTS, ROOT
from juesuan.warehouse.places import Places

sys.path.insert(0, str(ROOT / "tests" / "python"))
from chaos.builds import STAGES, real_build
from chaos.kills import Build, Outcome, kill, moments, profile_of
from chaos.processes import answer_of, run_alone
from chaos.reading import reading
from chaos.state import read_published

_HEADS = ("stage", "kills", "old version read", "new version read", "recovered", "problems")


class Folder:
    """A folder that two contents are built into by turns, so that old and new can be told apart.

    Attributes:
        output: where it is published.
        builds: a build of each content.
        contents: the hash of each.
    """

    def __init__(self, work: Path) -> None:
        """Build both contents once."""
        self.output = work / "output"
        self.builds: Sequence[Build] = [
            partial(real_build, Places(_documents(work / name, name), self.output))
            for name in ("first", "second")
        ]
        self.contents = [self._built(build) for build in self.builds]

    def _built(self, build: Build) -> str:
        self.profile = profile_of(build)
        return str(answer_of(partial(read_published, self.output)).content)

    def killed(self, kills: int, seed: int) -> Iterator[Outcome]:
        """Kill builds of the content that is not published, by turns.

        Args:
            kills: how many.
            seed: of the draw of moments.

        Yields:
            What each left.
        """
        for number, moment in enumerate(moments(self.profile, kills, seed)):
            new = number % 2
            contents = (self.contents[1 - new], self.contents[new])
            yield kill(self.builds[new], contents, self.output, moment)

    def read_over(self, rebuilds: int) -> tuple[list[int], set[str]]:
        """Read from four processes while both contents are built by turns.

        Args:
            rebuilds: how many builds.

        Returns:
            How often each process read everything, and what it saw that was never published.
        """
        log = self.output.with_name("build.log")
        with reading(self.output, self.output.with_name("stop")) as seen:
            for number in range(rebuilds):
                build = self.builds[number % 2]
                _, status = run_alone(lambda build=build: bool(build(None)) - 1, log)
                if status:
                    raise RuntimeError(log.read_text(encoding="utf-8"))
        return seen.counts, seen.contents - set(self.contents)


def _documents(folder: Path, name: str) -> Path:
    shutil.copytree(DOCUMENTS, folder)
    for path in folder.rglob("*.txt"):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{name}\n")
    return folder


def _line(outcome: Outcome) -> str:
    moment = outcome.moment
    when = f"before change {moment.change}" if moment.change else f"after {moment.seconds:.1f} s"
    whom = "the builder alone" if moment.is_alone else "the whole build"
    said = [whom if outcome.was_killed else "ended first", "new" if outcome.reads_new else "old"]
    return f"{moment.stage}, {when}: {', '.join([*said, *outcome.problems])}"


def outcomes_table(outcomes: Iterable[Outcome]) -> Table:
    """Set the outcomes, a row a stage.

    Args:
        outcomes: of every kill.

    Returns:
        A table for the page.
    """
    outcomes = list(outcomes)
    table = Table(box=box.MARKDOWN)
    for head in _HEADS:
        table.add_column(head, justify="left" if head == "stage" else "right")
    for stage in STAGES:
        own = [one for one in outcomes if one.moment.stage == stage and one.was_killed]
        new = sum(one.reads_new for one in own)
        problems = sum(bool(one.problems) for one in own)
        row = (len(own), len(own) - new, new, len(own) - problems, problems)
        table.add_row(stage, *map(str, row))
    return table


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill and read, and print what was found.

    Args:
        arguments: of the command line.

    Returns:
        0 if nothing was lost, mixed or left over.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--rebuilds", type=int, default=10, help="with four readers")
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args(arguments)
    console = Console(width=120)
    outcomes = []
    with TemporaryDirectory(prefix="juesuan-chaos-") as work:
        folder = Folder(Path(work))
        for outcome in folder.killed(wish.kills, wish.seed):
            outcomes.append(outcome)
            console.print(_line(outcome), markup=False)
        console.print(outcomes_table(outcomes))
        counts, mixed = folder.read_over(wish.rebuilds) if wish.rebuilds else ([], set())
    console.print(f"Readings over {wish.rebuilds} rebuilds: {counts}; mixed: {len(mixed)}.")
    return 1 if mixed or any(outcome.problems for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
