"""Documents that were read before: the same rows from the kept entry, never out of date."""

from pathlib import Path

import pytest

from corpus import generate
from juesuan import intake, known_rows
from juesuan.intake import SourceFile, extract_file
from juesuan.known_rows import KnownRows


@pytest.fixture
def file(tmp_path: Path) -> SourceFile:
    folder = tmp_path / "documents"
    (folder / "2024").mkdir(parents=True)
    for name in ("a", "b"):
        (folder / "2024" / f"{name}.txt").write_text(generate(4).text, encoding="utf-8")
    return SourceFile(folder, "2024/a.txt")


@pytest.fixture
def known(tmp_path: Path) -> KnownRows:
    return KnownRows(tmp_path / "known")


def refuse_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(intake, "extract", fail)


def test_the_same_bytes_are_read_once(
    file: SourceFile, known: KnownRows, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = extract_file(file, known)
    refuse_to_read(monkeypatch)

    again = extract_file(file, known)

    assert again == first
    assert list(map(type, again)) == list(map(type, first))
    assert again == known.find(file.name, file.content())


@pytest.mark.parametrize("changed", ["bytes", "name", "code", "entry"])
def test_whatever_rows_depend_on_makes_a_document_read_again(
    file: SourceFile, known: KnownRows, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    extract_file(file, known)
    if changed == "bytes":
        (file.folder / file.inside).write_text(generate(5).text, encoding="utf-8")
    elif changed == "name":
        file = SourceFile(file.folder, "2024/b.txt")
    elif changed == "code":
        monkeypatch.setattr(known_rows, "_reading_hash", lambda: "another")
    else:
        next(known.folder.iterdir()).write_text('[["RawLine", "too", "few"]]')

    rows = extract_file(file, known)

    assert rows == extract_file(file)
    assert rows == known.find(file.name, file.content())


def test_entries_of_removed_documents_go(file: SourceFile, known: KnownRows) -> None:
    extract_file(file, known)

    known.forget_others({"2024/other.txt": "00"})

    assert list(known.folder.iterdir()) == []


def test_an_unwritable_folder_costs_time_only(file: SourceFile, tmp_path: Path) -> None:
    (tmp_path / "known").write_text("a file where the folder should be")

    assert extract_file(file, KnownRows(tmp_path / "known")) == extract_file(file)
