"""The command is killed at moments of every stage; only dbt and the suites are shortened."""

import shutil
from functools import partial
from pathlib import Path

import pytest

from chaos.builds import STAGES, short_build
from chaos.kills import Outcome, kill, moments, profile_of
from chaos.processes import answer_of, fresh
from chaos.state import content_hash
from juesuan.project import DOCUMENTS
from juesuan.warehouse.places import Places

pytestmark = pytest.mark.xdist_group("warehouse")
_KILLS = 18


def kill_all(work: Path, finished: tuple[Path, Path]) -> list[Outcome]:
    """Kill builds in a folder, each of what is not published."""
    documents = work / "documents"
    shutil.copytree(DOCUMENTS, documents)
    for number in range(40):  # so many that several processes read them
        (documents / f"{number}.txt").write_text("no disclosure")
    places = Places(documents, work / "output")
    builds = [partial(short_build, places, path) for path in finished]
    profile = profile_of(builds[1])
    assert all(profile.changes[stage] for stage in STAGES)
    contents = [answer_of(partial(content_hash, path)) for path in finished]
    return [
        kill(builds[new], (contents[1 - new], contents[new]), places.output, moment)
        for number, moment in enumerate(moments(profile, _KILLS, seed=5))
        for new in (number % 2,)
    ]


def test_killed_at_any_moment_one_version_is_whole_and_the_next_build_mends_the_rest(
    tmp_path: Path, finished: tuple[Path, Path]
) -> None:
    outcomes = fresh(kill_all, tmp_path, finished)

    assert [(one.moment, one.problems) for one in outcomes if one.problems] == []
    assert {one.reads_new for one in outcomes} == {True, False}
    assert sum(one.was_killed for one in outcomes) > _KILLS * 0.8
