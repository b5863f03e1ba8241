"""The folder of an export: replaced whole, foreign files kept, one line where it cannot be."""

import errno
import os
from pathlib import Path

import pytest

from juesuan.export import folder as folders
from juesuan.export.folder import MANIFEST, ExportFolderError, staging, written_file


def export(folder: Path, files: dict[str, str], format_: str = "csv") -> None:
    with staging(folder) as place:
        for path, text in files.items():
            place.place(path).write_text(text, encoding="utf-8")
        place.publish([written_file(place.root, path, format_) for path in files])


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def test_an_earlier_export_is_replaced_and_foreign_files_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    export(tmp_path, {"csv/a.csv": "1", "csv/b.csv": "2"})
    export(tmp_path, {"a.xlsx": "book"}, "excel")
    export(tmp_path, {"csv/a.csv": "3"})

    assert content(tmp_path) == {"a.xlsx": "book", "csv/a.csv": "3", "notes.txt": "mine"}


@pytest.mark.parametrize("kind", ["foreign", "changed"])
def test_a_file_that_is_not_ours_is_not_replaced(tmp_path: Path, kind: str) -> None:
    if kind == "changed":
        export(tmp_path, {"csv/a.csv": "1"})
    (tmp_path / "csv").mkdir(exist_ok=True)
    (tmp_path / "csv" / "a.csv").write_text("mine", encoding="utf-8")

    with pytest.raises(ExportFolderError, match=r"a\.csv is not from an earlier export"):
        export(tmp_path, {"csv/a.csv": "2"})
    assert content(tmp_path) == {"csv/a.csv": "mine"}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "to" / "csv").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(ExportFolderError, match="is no folder of"):
        export(tmp_path / "to", {"csv/a.csv": "1"})
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_list_of_files_that_points_outside_removes_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("1", encoding="utf-8")
    to = tmp_path / "to"
    export(to, {"csv/a.csv": "1"})
    manifest = to / MANIFEST
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("csv/a.csv", "../outside.csv"), encoding="utf-8")

    export(to, {"csv/b.csv": "1"})

    assert outside.is_file()


def test_a_failure_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    export(tmp_path, {"csv/a.csv": "1"})

    def fill_the_disk() -> None:
        with staging(tmp_path) as place:
            place.place("csv/a.csv").write_text("2", encoding="utf-8")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(ExportFolderError, match="No space left"):
        fill_the_disk()

    assert content(tmp_path) == {"csv/a.csv": "1"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["csv", MANIFEST]


def test_an_export_that_was_killed_while_moving_is_known_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(tmp_path, {"csv/a.csv": "1", "csv/b.csv": "1"})
    moved = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if Path(target).name == "b.csv":
            raise KeyboardInterrupt
        return moved(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            export(tmp_path, {"csv/a.csv": "2", "csv/b.csv": "2"})
    assert content(tmp_path) == {"csv/a.csv": "2", "csv/b.csv": "1"}

    export(tmp_path, {"csv/a.csv": "3", "csv/b.csv": "3"})
    assert content(tmp_path) == {"csv/a.csv": "3", "csv/b.csv": "3"}


def test_two_exports_do_not_meet_in_one_folder(tmp_path: Path) -> None:
    with staging(tmp_path), pytest.raises(ExportFolderError, match="Another export is writing"):
        export(tmp_path, {"csv/a.csv": "1"})


@pytest.mark.parametrize("what", ["file", "below a file", "closed"])
def test_a_place_that_takes_no_files_is_one_line(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "to"
    if what == "closed":
        # The tests may run as root, whom no mode keeps out.
        def refused(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied", str(target))

        monkeypatch.setattr(folders.tempfile, "TemporaryDirectory", refused)
    else:
        target.write_text("a file", encoding="utf-8")
        target = target / "deeper" if what == "below a file" else target

    with pytest.raises(ExportFolderError) as caught:
        export(target, {"csv/a.csv": "1"})
    assert "\n" not in str(caught.value)
    assert str(target) in str(caught.value)
    assert "--to" in str(caught.value)
