"""Writes the report of a build and its page.

    OUTPUT/reports/<version>.json    for programs, see report.schema.json
    OUTPUT/reports/<version>.md      for people
    OUTPUT/reports/latest.json, .md  the same of the last build, published or not

Each file is replaced in one step: a reader finds the old one or the new one. The newest builds
keep their reports; older ones go, so that a year of nights does not fill the disk.
"""

import json
from pathlib import Path

from juesuan.notice.notice import Notice
from juesuan.notice.page import page
from juesuan.notice.record import record

REPORTS_FOLDER = "reports"
KEPT_REPORTS = 400
_LATEST = "latest"
_PART = ".part"


def write_notice(output: Path, notice: Notice) -> Path:
    """Write the report and the page, each in one step, then latest.json and latest.md.

    Args:
        output: the folder in which the database is published.
        notice: what to tell.

    Returns:
        The page, Markdown; the report stands beside it.

    Raises:
        OSError: they cannot be written.
    """
    folder = output / REPORTS_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    texts = {".json": _json(notice), ".md": page(notice)}
    for name in (notice.version_id, _LATEST):
        for ending, text in texts.items():
            _replace(folder / f"{name}{ending}", text)
    _forget_oldest(folder)
    return folder / f"{notice.version_id}.md"


def _json(notice: Notice) -> str:
    return json.dumps(record(notice), ensure_ascii=False, indent=1) + "\n"


def _replace(path: Path, text: str) -> None:
    """Write a file in one step; a name that is no Unicode stands as JSON writes it."""
    part = path.with_name(f".{path.name}{_PART}")
    try:
        part.write_bytes(text.encode("utf-8", "backslashreplace"))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _forget_oldest(folder: Path) -> None:
    """Remove what a killed writer left, and the reports of all but the newest builds."""
    for part in folder.glob(f".*{_PART}"):
        part.unlink(missing_ok=True)
    builds = sorted({path.stem for path in folder.glob("[0-9]*.json")}, reverse=True)
    for name in builds[KEPT_REPORTS:]:
        for ending in (".json", ".md"):
            (folder / f"{name}{ending}").unlink(missing_ok=True)
