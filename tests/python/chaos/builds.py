"""The command `juesuan build` in this process, to be killed at one moment; real or shortened."""

import itertools
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chaos import slow_dbt
from chaos.doom import BEGIN, Doom, Moment
from juesuan.__main__ import main
from juesuan.commands import build as build_command
from juesuan.commands.build import BuildWish, run_build
from juesuan.expectations.verdicts import QualityReport
from juesuan.printing import PlainConsole
from juesuan.project import ROOT
from juesuan.warehouse import dbt, stages
from juesuan.warehouse.places import Places, Progress

KEEP = 2
NOTICE = "notice"
STAGES = (
    *(BEGIN, stages.EXTRACT, stages.MODELS, stages.EXPECTATIONS, stages.PUBLISH),
    NOTICE,
)


@dataclass
class Profile:
    """What a build that nobody kills does in each stage.

    Attributes:
        changes: how often it changes something on disk.
        seconds: how long it takes.
    """

    changes: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)


def real_build(places: Places, moment: Moment | None) -> Profile:
    """Build as the command does.

    Args:
        places: where to read and write.
        moment: when it is killed; none lets it end.

    Returns:
        What it did.
    """
    doom = Doom(moment)
    began = {BEGIN: time.monotonic()}

    def enter(stage: str) -> None:
        began[stage] = time.monotonic()
        doom.enter(stage)

    @contextmanager
    def progress(console: PlainConsole) -> Iterator[Progress]:
        yield Progress(stage=enter)

    tell = build_command.tell_publication

    def tell_in_stage(*arguments: Any) -> Any:
        enter(NOTICE)
        return tell(*arguments)

    build_command.progress_bar = progress
    build_command.tell_publication = tell_in_stage
    wish = BuildWish(strict=False, again=True, keep=KEEP, webhook=None)
    run_build(PlainConsole(), PlainConsole(stderr=True), places, wish, as_json=False)
    moments = [*began.values(), time.monotonic()]
    lengths = (end - begin for begin, end in itertools.pairwise(moments))
    return Profile(dict(doom.changes), dict(zip(began, lengths, strict=True)))


def short_build(places: Places, finished: Path, moment: Moment | None) -> Profile:
    """Build with a finished database in place of dbt's work, and no suites.

    Args:
        places: where to read and write.
        finished: the database that comes out.
        moment: when it is killed; none lets it end.

    Returns:
        What it did.
    """
    _shorten(finished)
    return real_build(places, moment)


def short_command(arguments: Sequence[str], finished: Path) -> int:
    """Run `juesuan` with a finished database in place of dbt's work, and no suites.

    Args:
        arguments: of the command line.
        finished: the database that comes out of a build.

    Returns:
        The exit status.
    """
    _shorten(finished)
    sys.argv = ["juesuan", *arguments]
    try:
        main()
    except SystemExit as error:
        return int(error.code or 0)
    return 0


def _shorten(finished: Path) -> None:
    paths = (ROOT / "scripts", ROOT / "tests" / "python")
    os.environ["PYTHONPATH"] = os.pathsep.join(map(str, paths))
    os.environ[slow_dbt.FINISHED] = str(finished)
    dbt.dbt_child = slow_dbt
    stages.judge = _judge


def _judge(database: Path, results: Path, *others: object) -> QualityReport:
    results.mkdir()
    for name in ("index.html", "raw_rows.json", "findings.json"):
        (results / name).write_text(database.name)
        time.sleep(0.05)
    return QualityReport(())
