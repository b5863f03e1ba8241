"""One builder at a time: its lock and its children last as long as it does, and no longer."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from juesuan.warehouse import locking
from juesuan.warehouse.disk import user
from juesuan.warehouse.locking import BuildRunningError, build_lock

_PATHS = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
_WITH_CHILD = """
import subprocess, sys
from pathlib import Path
from juesuan.warehouse.locking import build_lock
child = "import os, sys, time; from juesuan.children import end_with_parent; end_with_parent();"
child += "print(os.getpid(), flush=True); time.sleep(60)"
with build_lock(Path(sys.argv[1])):
    subprocess.run([sys.executable, "-c", child], close_fds=False)
"""
_WITH_POOL = """
import os, sys, time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from juesuan.children import end_with_pool
from juesuan.warehouse.locking import build_lock
def work(number):
    print(os.getpid(), flush=True)
    time.sleep(60)
with build_lock(Path(sys.argv[1])), ProcessPoolExecutor(2, initializer=end_with_pool) as pool:
    list(pool.map(work, range(2)))
"""


@contextmanager
def running(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run some code in another process, which is killed at the end."""
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_PATHS) as process:
        yield process
        process.kill()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def ended(pid: int) -> bool:
    deadline = time.monotonic() + 20
    while is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_alive(pid)


@pytest.mark.parametrize(("code", "children"), [(_WITH_CHILD, 1), (_WITH_POOL, 2)])
def test_a_killed_builder_leaves_neither_children_nor_lock(
    tmp_path: Path, code: str, children: int
) -> None:
    with running(code, str(tmp_path)) as builder:
        assert builder.stdout is not None
        pids = [int(builder.stdout.readline()) for _ in range(children)]
        with pytest.raises(BuildRunningError), build_lock(tmp_path):
            pass

        os.kill(builder.pid, signal.SIGKILL)
        builder.wait()

        with build_lock(tmp_path):  # waits for the children, who hold it too
            pass
        assert all(ended(pid) for pid in pids)


def test_a_child_whose_parent_was_killed_while_it_started_ends() -> None:
    code = "import time; from juesuan.children import end_with_parent; end_with_parent()"
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; time.sleep(9)"],
        timeout=5,
        check=False,
        env={**_PATHS, "JUESUAN_PARENT": gone.stdout.strip()},
    )
    assert done.returncode == 1


def test_the_second_is_told_who_builds_where_since_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE_SECONDS", 0.1)
    with build_lock(tmp_path), pytest.raises(BuildRunningError) as told, build_lock(tmp_path):
        pass
    assert str(told.value).startswith(f"process {os.getpid()} of {user()} on ")
    assert f"since {time.strftime('%Y-%m-%d')}" in str(told.value)


def test_a_long_line_of_a_dead_builder_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".build.lock").write_text("process 1 of nobody " * 20)
    monkeypatch.setattr(locking, "_PATIENCE_SECONDS", 0.1)
    with build_lock(tmp_path), pytest.raises(BuildRunningError) as told, build_lock(tmp_path):
        pass
    assert "nobody" not in str(told.value)


def test_a_user_without_a_name_builds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 4_000_000)

    assert user() == "4000000"
