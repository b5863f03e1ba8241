"""Kills builds at moments of every stage, and looks at what is left after each."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from chaos.builds import KEEP, STAGES, Profile
from chaos.doom import Moment
from chaos.processes import answer_of, ends, run_alone
from chaos.state import litter, read_published
from juesuan.warehouse.stages import EXPECTATIONS, MODELS

_BY_TIME = (MODELS, EXPECTATIONS)
_KILLED = -9
Build = Callable[[Moment | None], Profile]


@dataclass(frozen=True)
class Outcome:
    """What a kill left.

    Attributes:
        moment: when the build was killed.
        was_killed: whether it was; a build may end before its moment.
        reads_new: whether analysts read the new version afterwards.
        problems: a sentence on each thing that is not as it should be.
    """

    moment: Moment
    was_killed: bool
    reads_new: bool
    problems: tuple[str, ...]


def profile_of(build: Build) -> Profile:
    """Build once in a process of its own, and tell what each stage does."""
    profile = answer_of(partial(build, None))
    assert isinstance(profile, Profile)
    return profile


def moments(profile: Profile, kills: int, seed: int) -> Iterator[Moment]:
    """Draw moments: every stage as often, within it any change on disk or any time as likely.

    Args:
        profile: of a build that ends.
        kills: how many.
        seed: of the draw.

    Yields:
        Each moment; every other one kills the builder and not its children.
    """
    draw = random.Random(seed)
    for number in range(kills):
        stage = STAGES[number % len(STAGES)]
        is_alone = bool(number // len(STAGES) % 2)
        if stage in _BY_TIME:
            seconds = draw.uniform(0, profile.seconds[stage])
            yield Moment(stage, seconds=seconds, is_alone=is_alone)
        else:
            yield Moment(stage, draw.randint(1, profile.changes[stage]), is_alone=is_alone)


def kill(build: Build, contents: tuple[str, str], output: Path, moment: Moment) -> Outcome:
    """Kill a build, look, and build again.

    Args:
        build: builds the content that is not published.
        contents: what is published, and what the build publishes.
        output: the folder that it publishes in.
        moment: when it is killed.

    Returns:
        What was found.
    """
    log = output.with_name("build.log")
    group, status = run_alone(lambda: bool(build(moment)) - 1, log)
    problems = [] if status in (0, _KILLED) else [f"ended with {status}: {_tail(log)}"]
    left = answer_of(partial(read_published, output))
    if left.content not in contents or left.version_id is None:
        problems.append(f"published is {left}")
    _, status = run_alone(lambda: bool(build(None)) - 1, log)
    if status:
        problems.append(f"the next build ended with {status}: {_tail(log)}")
    if not ends(group):
        problems.append("a process of the killed build lives on")
    if answer_of(partial(read_published, output)).content != contents[1]:
        problems.append("the next build did not publish")
    problems += answer_of(partial(litter, output, KEEP))
    return Outcome(moment, status == 0, left.content == contents[1], tuple(problems))


def _tail(log: Path) -> str:
    lines = log.read_text(encoding="utf-8").splitlines()
    return " / ".join(lines[-3:])
