"""The page of operation and the units beside it are true."""

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

from juesuan.remedies import WITH_FINDINGS
from juesuan.scheduler.settings import Settings
from juesuan.warehouse.places import Places

_EVENT = re.compile(r'\bevent\(\s*"(\w+)"|^\s+\("(documents_\w+)",', re.MULTILINE)


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "operations.md").read_text(encoding="utf-8")


def unit(root: Path, name: str) -> ConfigParser:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(root / "docs" / "systemd" / name)
    return parser


def test_every_event_of_the_log_is_on_the_page_and_no_other(root: Path, page: str) -> None:
    sources = (path.read_text("utf-8") for path in (root / "scripts" / "juesuan").rglob("*.py"))
    written = {one or other for source in sources for one, other in _EVENT.findall(source)}
    table = page.split("| event | told when |")[1].split("\n\n")[0]
    told = {name for line in table.splitlines() for name in re.findall(r"`(\w+)`", line[:120])}

    assert "not_published" in written
    assert written <= told
    assert {name for name in told if "_" in name} <= written


def test_every_variable_on_the_page_is_read_somewhere(root: Path, page: str) -> None:
    readers = [root / "profiles.yml", *(root / "scripts" / "juesuan").rglob("*.py")]
    sources = "".join(path.read_text("utf-8") for path in readers).replace("'", '"')
    named = set(re.findall(r"JUESUAN_\w+", page))

    assert {"JUESUAN_DOCUMENTS", "JUESUAN_OUTPUT", "JUESUAN_WEBHOOK"} <= named
    assert {name for name in named if f'"{name}"' not in sources} == set()


def test_the_service_takes_open_findings_for_success(root: Path) -> None:
    service = unit(root, "juesuan.service")["Service"]

    assert service["SuccessExitStatus"] == str(WITH_FINDINGS)
    assert service["ExecStart"].endswith("/.venv/bin/juesuan build")


def test_timer_and_scheduler_build_at_the_same_hour(root: Path) -> None:
    settings = Settings(Places(root / "documents", root / "warehouse"))
    at = f"*-*-* {settings.hour:02}:{settings.minute:02}:00 {settings.time_zone}"

    assert unit(root, "juesuan.timer")["Timer"]["OnCalendar"] == at


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
def test_systemd_understands_the_units(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", str(root / "docs/systemd/juesuan.timer")],
        env={"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    # The program is not installed in this home; everything else must be right.
    problems = [line for line in done.stderr.splitlines() if "not executable" not in line]
    assert [line for line in problems if "juesuan" in line] == []
