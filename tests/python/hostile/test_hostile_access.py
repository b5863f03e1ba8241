"""No file outside the given folders is read or written, whatever lies in the documents folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import generate
from hostile import FOLDERS, NotHereError

# A child, because a hook of the interpreter stays for ever.
CHILD = """
import json, os, sys
from pathlib import Path
from juesuan import intake
from juesuan.warehouse.extracting import extract_documents
from juesuan.warehouse.places import Progress

intake._FEW = 1000  # all of it in this process
opened = []
sys.addaudithook(lambda name, given: opened.append(given) if name == "open" else None)
extract_documents(Path(sys.argv[1]), Path(sys.argv[2]), False, Progress())
named = [(path, *how) for path, *how in opened if not isinstance(path, int)]
told = [[os.fsdecode(path), mode, flags] for path, mode, flags in named]
sys.stdout.write(json.dumps(told))
"""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str, int]]]:
    """What the extraction of a folder full of links opened: path, mode, flags."""
    folder = tmp_path_factory.mktemp("access")
    (folder / "documents").mkdir()
    (folder / "documents" / "a.txt").write_text(generate(4711).text, encoding="utf-8")
    (folder / "outside.txt").write_text(generate(4712).text, encoding="utf-8")
    (folder / "documents" / "link_out.txt").symlink_to(folder / "outside.txt")
    for name, kind in FOLDERS.items():
        (folder / "documents" / name / "in").mkdir(parents=True)
        try:
            kind.make(folder / "documents" / name / "in")
        except NotHereError:
            continue
    run = subprocess.run(
        [sys.executable, "-c", CHILD, folder / "documents", folder / "raw"],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return folder, [tuple(event) for event in json.loads(run.stdout)]


def test_documents_are_opened_below_their_folder_and_never_through_a_link(
    opened: tuple[Path, list[tuple[str, str, int]]],
) -> None:
    folder, events = opened
    relative = [(path, flags) for path, _, flags in events if not Path(path).is_absolute()]

    assert "a.txt" in {path for path, _ in relative}
    assert all("/" not in path and path not in ("..", ".") for path, _ in relative)
    assert all(flags & os.O_NOFOLLOW and flags & os.O_NONBLOCK for _, flags in relative)
    assert not any(path.startswith(f"{folder}/documents/") for path, _, _ in events)


def test_what_a_link_points_to_is_not_opened(
    opened: tuple[Path, list[tuple[str, str, int]]],
) -> None:
    _, events = opened
    names = {Path(path).name for path, _, _ in events}

    assert names.isdisjoint({"link_out.txt", "outside.txt", "link.txt", "passwd", "zero"})


def test_nothing_is_written_but_the_raw_rows(
    opened: tuple[Path, list[tuple[str, str, int]]],
) -> None:
    folder, events = opened
    written = [
        path
        for path, mode, flags in events
        if flags & WRITING or set(mode or "") & {"w", "a", "x", "+"}
    ]

    assert all(Path(path).is_relative_to(folder) for path in written)
    assert {path.name for path in folder.iterdir()} == {"documents", "outside.txt", "raw"}
