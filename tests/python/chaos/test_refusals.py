"""A disk that refuses: one line, nothing changed for analysts, and the next build mends it all."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from chaos.refusals import GROUPS

pytestmark = pytest.mark.xdist_group("warehouse")
_MOUNTS = ("unshare", "-m") if os.geteuid() == 0 else ("unshare", "-r", "-m")
_NO_ROOT = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
_PREFIXES: Mapping[str, Sequence[str]] = {
    "plain": (),
    "unprivileged": _NO_ROOT if os.geteuid() == 0 else (),
    "mounted": _MOUNTS,
}
Run = Callable[[str], Mapping[str, Any]]


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory, finished: tuple[Path, Path]) -> Run:
    """What happened in each case of a group; every group is run once."""
    known: dict[str, Mapping[str, Any]] = {}

    def run(group: str) -> Mapping[str, Any]:
        if group not in known:
            known[group] = _run(group, tmp_path_factory.mktemp(group), finished)
        return known[group]

    return run


def _run(group: str, work: Path, finished: tuple[Path, Path]) -> Mapping[str, Any]:
    prefix = _PREFIXES[group]
    if prefix and (
        not which(prefix[0]) or subprocess.run([*prefix, "true"], check=False).returncode
    ):
        pytest.skip(f"'{' '.join(prefix)}' is not possible here")
    program = (sys.executable, "-m", "chaos.refusals", group, str(work / "work"))
    (work / "work").mkdir()
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [*prefix, *program, *map(str, finished)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **paths},
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("group", "name"), [(group, name) for group, cases in GROUPS.items() for name in cases]
)
def test_a_refusal_is_one_line_and_leaves_nothing_behind(
    refusals: Run, group: str, name: str
) -> None:
    case, seen = GROUPS[group][name], refusals(group)[name]

    assert (seen["status"], seen["next_status"]) == (case.status, 3), seen["line"]
    assert case.words in seen["line"]
    if case.status == 1:
        assert seen["line"].endswith("What is published stays as it was.")
        assert seen["is_untouched"]
    assert seen["is_published"]
    assert seen["litter"] == []
