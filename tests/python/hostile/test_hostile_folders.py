"""Names, links, pipes and rights: each thing in a folder loads or has its line, and none else."""

import errno
import os
import re
from pathlib import Path

import pytest

from corpus import generate
from hostile import FOLDERS, HostileFolder, NotHereError
from hostile.folders import LOADED
from juesuan.disclosure import opening
from juesuan.extraction.rows import RawDocument, RawRejectedFile
from juesuan.intake import SourceFile, extract_file, source_files

TEXT = generate(4711).text


@pytest.mark.parametrize("kind", FOLDERS.values(), ids=FOLDERS)
def test_each_thing_in_a_folder_loads_or_has_its_line(tmp_path: Path, kind: HostileFolder) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    try:
        kind.make(folder)
    except NotHereError as reason:
        pytest.skip(str(reason))

    found = {file.name: extract_file(file) for file in source_files(folder)}

    assert found.keys() == kind.expected.keys()
    for name, rows in found.items():
        name.encode()
        assert all(row.source_file == name for row in rows)
        if kind.expected[name] == LOADED:
            assert sum(isinstance(row, RawDocument) for row in rows) == 1
        else:
            assert [type(row) for row in rows] == [RawRejectedFile]
            assert re.search(kind.expected[name], rows[0].reason)
            assert rows[0].remedy.endswith(".")


def test_keys_are_unique(tmp_path: Path) -> None:
    names = ["a.txt", "a.md", "a.md.txt", "a.txt.txt", "a.TXT", "a.TXT.txt", "a.md.txt.txt"]
    for name in names:
        (tmp_path / name).write_text(TEXT, encoding="utf-8")

    keys = {extract_file(file)[0].document_id for file in source_files(tmp_path)}

    assert len(keys) == len(names)


def test_no_two_names_are_shown_alike() -> None:
    names = ["a\n", "a\\n", "a\\\\n", "a\\", "a\udcff", "a\\udcff", "a\\\n"]

    assert len({opening.shown_name(name) for name in names}) == len(names)
    assert opening.shown_name("决算 2024（定）.txt") == "决算 2024（定）.txt"


@pytest.mark.parametrize("target", ["file", "folder", "pipe"])
def test_what_is_exchanged_behind_the_listing_is_not_read(tmp_path: Path, target: str) -> None:
    folder = tmp_path / "documents"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "a.txt").write_text(TEXT, encoding="utf-8")
    (file,) = source_files(folder)

    if target == "folder":
        (folder / "2024").rename(tmp_path / "away")
        (folder / "2024").symlink_to(tmp_path / "2024")
    else:
        (folder / "2024" / "a.txt").unlink()
        if target == "file":
            (folder / "2024" / "a.txt").symlink_to(tmp_path / "2024" / "a.txt")
        else:
            os.mkfifo(folder / "2024" / "a.txt")

    assert [type(row) for row in extract_file(file)] == [RawRejectedFile]


def test_a_link_that_comes_between_looking_and_opening_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").symlink_to("/etc/passwd")
    monkeypatch.setattr(opening, "_check", lambda *arguments: None)

    (rejected,) = extract_file(SourceFile(tmp_path, "a.txt"))

    assert isinstance(rejected, RawRejectedFile)
    assert "cannot be opened (Too many levels" in rejected.reason


def test_a_file_that_vanishes_or_grows_has_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "grown.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(opening, "_check", lambda *arguments: None)
    monkeypatch.setattr(opening, "LARGEST_FILE", 100)

    (gone,) = extract_file(SourceFile(tmp_path, "gone.txt"))
    (grown,) = extract_file(SourceFile(tmp_path, "grown.txt"))

    assert isinstance(gone, RawRejectedFile)
    assert isinstance(grown, RawRejectedFile)
    assert "No such file" in gone.reason
    assert "has 101 bytes" in grown.reason


@pytest.mark.parametrize(("code", "words"), [(errno.EACCES, "Permission"), (errno.EIO, "output")])
def test_what_the_system_refuses_has_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def refuse(path: object, *arguments: object, **options: object) -> int:
        raise OSError(code, os.strerror(code), path)

    monkeypatch.setattr(opening.os, "open", refuse)

    (rejected,) = extract_file(SourceFile(tmp_path, "a.txt"))

    assert isinstance(rejected, RawRejectedFile)
    assert words in rejected.reason


def test_the_documents_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "documents").symlink_to("there")

    (file,) = source_files(tmp_path / "documents")

    assert isinstance(extract_file(file)[0], RawDocument)
