"""Kept versions: stored whole, switched in one step, in order whatever the clock and disk do."""

import errno
import logging
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from chaos.small import finished, publish, read, version_name
from juesuan.warehouse import publishing
from juesuan.warehouse.publishing import prune, roll_back, settle, store, switch
from juesuan.warehouse.versions import (
    UnknownVersionError,
    damaged_versions,
    find_version,
    kept_versions,
    next_moment,
    previous_version,
    published_version,
)

V1, V2, V3, V4 = (version_name(number) for number in (1, 2, 3, 4))


def test_the_published_name_and_the_page_follow_the_version(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    publish(tmp_path, V2)

    assert read(tmp_path) == V2
    assert [(v.version_id, v.is_published) for v in kept_versions(tmp_path)] == [
        (V1, False),
        (V2, True),
    ]


def test_going_back_reads_the_older_version_again(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    publish(tmp_path, V2)

    before, after = roll_back(tmp_path, None)

    assert before is not None
    assert (before.version_id, after.version_id, read(tmp_path)) == (V2, V1, V1)
    assert previous_version(tmp_path).version_id == V2


def test_a_reader_keeps_the_file_it_opened(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    with duckdb.connect(str(tmp_path / "juesuan.duckdb"), read_only=True) as reader:
        publish(tmp_path, V2)
        prune(tmp_path, keep=1)

        assert reader.execute("select distinct of from core.two").fetchall() == [(V1,)]
    assert [v.version_id for v in kept_versions(tmp_path)] == [V2]


def test_the_published_version_is_never_pruned(tmp_path: Path) -> None:
    for name in (V1, V2, V3, V4):
        publish(tmp_path, name)
    switch(tmp_path, find_version(tmp_path, V1))

    assert prune(tmp_path, keep=2) == [V2, V3]
    assert [v.version_id for v in kept_versions(tmp_path)] == [V1, V4]
    assert read(tmp_path) == V1


def test_an_unknown_version_lists_those_that_are_kept(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    publish(tmp_path, V2)

    with pytest.raises(UnknownVersionError, match=rf"No kept version begins with 'x'.*{V1}, {V2}"):
        find_version(tmp_path, "x")
    with pytest.raises(UnknownVersionError, match="Several versions begin with '2026'"):
        find_version(tmp_path, "2026")
    assert find_version(tmp_path, V2[:-4]).version_id == V2


def test_one_version_cannot_be_gone_back_from(tmp_path: Path) -> None:
    publish(tmp_path, V1)

    with pytest.raises(UnknownVersionError, match="nothing to go back to"):
        previous_version(tmp_path)


def test_a_clock_set_back_changes_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class SetBack(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime(2020, 1, 1, tzinfo=UTC)

    publish(tmp_path, V1)
    publish(tmp_path, V2)
    monkeypatch.setattr(publishing, "datetime", SetBack)
    moment = next_moment(tmp_path, SetBack.now())
    name = f"{moment:%Y%m%dT%H%M%SZ}-later"
    publish(tmp_path, name)
    switch(tmp_path, find_version(tmp_path, V1))

    assert previous_version(tmp_path).version_id == name
    assert prune(tmp_path, keep=2) == [V2]


def test_two_builds_of_one_second_have_two_names(tmp_path: Path) -> None:
    now = datetime(2026, 1, 1, 0, 0, 1, tzinfo=UTC)
    publish(tmp_path, V1)

    assert next_moment(tmp_path, now) == datetime(2026, 1, 1, 0, 0, 2, tzinfo=UTC)


def write_and_die(database: Path, statement: str) -> None:
    """Write as a process that ends without closing: what it wrote stays in the log beside."""
    code = (
        "import duckdb, os, sys; connection = duckdb.connect(sys.argv[1]);"
        "connection.execute(\"set wal_autocheckpoint = '1GB'; \" + sys.argv[2]); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(database), statement], check=True)


def test_a_kept_database_has_all_in_one_file_that_nobody_writes(tmp_path: Path) -> None:
    folder = finished(tmp_path, V1)
    write_and_die(folder / "juesuan.duckdb", "create table core.last as select 7")
    assert (folder / "juesuan.duckdb.wal").exists()

    switch(tmp_path, store(folder, tmp_path, V1))

    assert {path.name for path in kept_versions(tmp_path)[0].folder.iterdir()} == {
        *("juesuan.duckdb", "manifest.json", "published", "quality"),
    }
    assert (tmp_path / "juesuan.duckdb").stat().st_mode & 0o222 == 0
    with duckdb.connect(str(tmp_path / "juesuan.duckdb"), read_only=True) as connection:
        assert connection.execute("from core.last").fetchall() == [(7,)]


def test_what_somebody_wrote_beside_the_old_file_is_no_part_of_the_new(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    (tmp_path / "juesuan.duckdb").chmod(0o644)
    write_and_die(tmp_path / "juesuan.duckdb", "create table core.own as select 7")
    assert (tmp_path / "juesuan.duckdb.wal").exists()

    publish(tmp_path, V2)

    with duckdb.connect(str(tmp_path / "juesuan.duckdb"), read_only=True) as connection:
        assert len(connection.execute("show all tables").fetchall()) == 3


def no_links(*arguments: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_without_hard_links_a_copy_is_published_and_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing.os, "link", no_links)
    for name in (V1, V2, V3):
        publish(tmp_path, name)

    assert read(tmp_path) == V3
    assert published_version(tmp_path).version_id == V3
    assert roll_back(tmp_path, None)[1].version_id == V2
    assert published_version(tmp_path).version_id == V2


def test_a_folder_copied_without_its_times_still_knows_what_is_published(tmp_path: Path) -> None:
    publish(tmp_path / "out", V1)
    publish(tmp_path / "out", V2)
    shutil.copytree(tmp_path / "out", tmp_path / "copy", symlinks=True, copy_function=shutil.copy)

    assert published_version(tmp_path / "copy").version_id == V2


@pytest.mark.parametrize("content", ["", '{"version": "20', "[]", "{}", '{"version": "1"}'])
def test_a_damaged_manifest_is_told_and_goes_first(tmp_path: Path, content: str) -> None:
    for name in (V1, V2, V3, V4):
        publish(tmp_path, name)
    (tmp_path / "versions" / V3 / "manifest.json").write_text(content)

    assert [v.version_id for v in kept_versions(tmp_path)] == [V1, V2, V4]
    (said,) = damaged_versions(tmp_path)
    assert f"Version {V3} is damaged: manifest.json " in said
    with pytest.raises(UnknownVersionError, match=rf"Version {V3} is damaged.*Kept in.*{V1}, {V2}"):
        find_version(tmp_path, V3)
    assert previous_version(tmp_path).version_id == V2
    settle(tmp_path)
    assert prune(tmp_path, keep=3) == [V3]
    assert read(tmp_path) == V4


def test_a_version_without_its_database_is_told(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    publish(tmp_path, V2)
    (tmp_path / "versions" / V1 / "juesuan.duckdb").unlink()

    assert "juesuan.duckdb is missing" in damaged_versions(tmp_path)[0]
    with pytest.raises(UnknownVersionError, match="nothing to go back to"):
        previous_version(tmp_path)
    assert prune(tmp_path, keep=1) == [V1]


def test_a_cut_database_is_never_gone_back_to(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    publish(tmp_path, V2)
    database = tmp_path / "versions" / V1 / "juesuan.duckdb"
    database.chmod(0o644)
    os.truncate(database, 1000)

    with pytest.raises(duckdb.Error):
        roll_back(tmp_path, V1)
    assert read(tmp_path) == V2


def test_a_published_version_whose_manifest_is_lost_stays_published(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    (tmp_path / "versions" / V1 / "manifest.json").unlink()

    settle(tmp_path)
    assert read(tmp_path) == V1
    with pytest.raises(UnknownVersionError, match="is damaged"):
        published_version(tmp_path)
    publish(tmp_path, V2)
    assert read(tmp_path) == V2


def test_a_foreign_folder_among_the_versions_is_left_alone(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    (tmp_path / "versions" / "lost+found").mkdir()

    settle(tmp_path)

    assert (tmp_path / "versions" / "lost+found").is_dir()


def test_a_torn_mark_counts_for_nothing(tmp_path: Path) -> None:
    publish(tmp_path, V1)
    version = publish(tmp_path, V2)
    (version.folder / "published").write_text("2026-01-")
    assert not version.published_at

    settle(tmp_path)

    assert len(version.published_at) == 1
    roll_back(tmp_path, V1)
    assert previous_version(tmp_path).version_id == V2


def full(*arguments: object, **options: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("name", ["symlink_to", "open"])
def test_what_fails_after_the_switch_is_told_and_mended_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    publish(tmp_path, V1)
    version = store(finished(tmp_path, V2), tmp_path, V2)
    caplog.set_level(logging.INFO, "juesuan")
    with monkeypatch.context() as patch:
        patch.setattr(Path, name, full)
        switch(tmp_path, version)

    assert published_version(tmp_path).version_id == V2
    assert f"The disk refused to complete {V2}, which is published" in caplog.text
    settle(tmp_path)
    assert read(tmp_path) == V2
    assert previous_version(tmp_path).version_id == V1


def test_a_version_that_cannot_be_removed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in (V1, V2, V3):
        publish(tmp_path, name)
    caplog.set_level(logging.INFO, "juesuan")
    with monkeypatch.context() as patch:
        patch.setattr(publishing.shutil, "rmtree", full)
        assert prune(tmp_path, keep=1) == [V1, V2]

    assert f"The disk refused to remove {V1}" in caplog.text
    settle(tmp_path)
    assert {path.name for path in (tmp_path / "versions").iterdir()} == {V3}
