"""Kept versions: stored whole, switched in one step, put in order after a kill at any step."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from juesuan.warehouse import publishing, versions
from juesuan.warehouse.versions import (
    UnknownVersionError,
    Version,
    find_version,
    kept_versions,
    previous_version,
    prune,
    settle,
    store,
    switch,
)

Publish = Callable[[str], Version]


def finished(output: Path, name: str) -> Path:
    """A finished build that holds its own name."""
    folder = output / ".build" / name
    (folder / "quality").mkdir(parents=True)
    (folder / "juesuan.duckdb").write_text(name)
    (folder / "quality" / "index.html").write_text(name)
    (folder / "manifest.json").write_text(json.dumps({"version": name}))
    return folder


def publish(output: Path, name: str) -> Version:
    version = store(finished(output, name), output, name)
    switch(output, version)
    return version


def read(output: Path) -> tuple[str, str]:
    """What analysts see: the database and the page."""
    page = output / "quality" / "index.html"
    return (output / "juesuan.duckdb").read_text(), page.read_text()


def test_the_published_name_and_the_page_follow_the_version(tmp_path: Path) -> None:
    publish(tmp_path, "v1")
    publish(tmp_path, "v2")

    assert read(tmp_path) == ("v2", "v2")
    assert [(v.version_id, v.is_published) for v in kept_versions(tmp_path)] == [
        ("v1", False),
        ("v2", True),
    ]


def test_going_back_reads_the_older_version_again(tmp_path: Path) -> None:
    publish(tmp_path, "v1")
    publish(tmp_path, "v2")

    switch(tmp_path, previous_version(tmp_path))

    assert read(tmp_path) == ("v1", "v1")
    assert previous_version(tmp_path).version_id == "v2"


def test_a_reader_keeps_the_file_it_opened(tmp_path: Path) -> None:
    publish(tmp_path, "v1")
    with (tmp_path / "juesuan.duckdb").open() as reader:
        publish(tmp_path, "v2")
        prune(tmp_path, keep=1)

        assert reader.read() == "v1"
    assert [v.version_id for v in kept_versions(tmp_path)] == ["v2"]


def test_the_published_version_is_never_pruned(tmp_path: Path) -> None:
    for name in ("v1", "v2", "v3", "v4"):
        publish(tmp_path, name)
    switch(tmp_path, find_version(tmp_path, "v1"))

    assert prune(tmp_path, keep=2) == ["v2", "v3"]
    assert [v.version_id for v in kept_versions(tmp_path)] == ["v1", "v4"]
    assert read(tmp_path) == ("v1", "v1")


def test_an_unknown_version_lists_those_that_are_kept(tmp_path: Path) -> None:
    publish(tmp_path, "20260101T000000Z-aa")
    publish(tmp_path, "20260102T000000Z-bb")

    with pytest.raises(UnknownVersionError, match=r"No kept version begins with 'x'.*-aa.*-bb"):
        find_version(tmp_path, "x")
    with pytest.raises(UnknownVersionError, match="Several versions begin with '2026'"):
        find_version(tmp_path, "2026")
    assert find_version(tmp_path, "20260102").version_id.endswith("bb")


def test_one_version_cannot_be_gone_back_from(tmp_path: Path) -> None:
    publish(tmp_path, "v1")

    with pytest.raises(UnknownVersionError, match="nothing to go back to"):
        previous_version(tmp_path)


class KilledError(Exception):
    """Stands for the end of the process at one step on disk."""


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the n-th change on disk raise instead of happening."""
    steps = 0

    def counted(original: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            nonlocal steps
            steps += 1
            if steps > step:
                raise KilledError
            return original(*arguments, **options)

        return call

    with monkeypatch.context() as patch:
        for name in ("rename", "replace", "symlink_to", "unlink", "open", "mkdir"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        for module, name in (
            (versions.os, "link"),
            (versions.shutil, "rmtree"),
            (publishing.os, "fsync"),
        ):
            patch.setattr(module, name, counted(getattr(module, name)))
        yield


@pytest.mark.parametrize("step", range(40))
def test_killed_at_any_step_one_version_stands_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    publish(tmp_path, "v1")
    publish(tmp_path, "v2")
    folder = finished(tmp_path, "v3")

    for _ in killed_at(step, monkeypatch):
        try:
            switch(tmp_path, store(folder, tmp_path, "v3"))
            prune(tmp_path, keep=2)
        except KilledError:
            pass
    database = (tmp_path / "juesuan.duckdb").read_text()
    settle(tmp_path)

    assert database in ("v2", "v3")
    assert read(tmp_path) == (database, database)
    left = {path.name for path in (tmp_path / "versions").iterdir()}
    assert left == {version.version_id for version in kept_versions(tmp_path)}
    assert all(version.published_at for version in kept_versions(tmp_path))
    assert {path.name for path in tmp_path.iterdir()} <= {
        *("juesuan.duckdb", "quality", "versions", ".build"),
    }
    publish(tmp_path, "v4")
    assert read(tmp_path) == ("v4", "v4")
