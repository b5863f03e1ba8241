"""The stage that reads documents: hashes and rows are of the same bytes, changes are told."""

import hashlib
import json
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from juesuan.expectations.verdicts import QualityReport
from juesuan.intake import SourceFile
from juesuan.logs import LOG_NAME, LOGS_FOLDER, logging_to
from juesuan.project import DOCUMENTS
from juesuan.warehouse.build import unchanged
from juesuan.warehouse.places import NestedFoldersError, Places, Progress
from juesuan.warehouse.stages import (
    ForeignRowsError,
    MovingDocumentsError,
    NothingToBuildError,
    publish_version,
    read_documents,
)
from juesuan.warehouse.work import begun

NAME = "2024/shanxi-guangzhou-2024.txt"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    shutil.copytree(DOCUMENTS, tmp_path / "documents")
    return Places(tmp_path / "documents", tmp_path / "out")


def append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")


def printed_hashes(places: Places) -> Iterator[tuple[str, str]]:
    rows = places.raw / "raw_documents" / "**" / "*.parquet"
    return iter(
        duckdb.sql(f"select source_file, source_sha256 from read_parquet('{rows}')").fetchall()
    )


def test_a_document_that_changes_while_it_is_read_is_read_again(places: Places) -> None:
    path = places.documents / NAME
    waiting = [path]

    def meddle(file: SourceFile, total: int) -> None:
        while waiting:
            append(waiting.pop())

    with begun(places, Progress(document=meddle)) as work:
        read_documents(work)

        assert work.inputs.documents[NAME] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert dict(printed_hashes(places)) == work.inputs.documents


def test_documents_that_never_stand_still_are_named(places: Places) -> None:
    def meddle(file: SourceFile, total: int) -> None:
        append(places.documents / NAME)

    with (
        pytest.raises(MovingDocumentsError, match="shanxi-guangzhou"),
        begun(places, Progress(document=meddle)) as work,
    ):
        read_documents(work)
    assert not (places.output / ".build").exists()


def test_an_empty_folder_builds_nothing(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    places = Places(tmp_path / "documents", tmp_path / "out")

    with pytest.raises(NothingToBuildError), begun(places, Progress()) as work:
        read_documents(work)


def test_the_log_names_what_is_new_and_what_is_rejected(places: Places) -> None:
    (places.documents / "2024" / "empty.txt").touch()
    places.output.mkdir()
    with logging_to(places.output, logging.CRITICAL), begun(places, Progress()) as work:
        read_documents(work)

    text = (places.output / LOGS_FOLDER / LOG_NAME).read_text(encoding="utf-8")
    told = {line["event"]: line for line in map(json.loads, text.splitlines())}
    assert told["documents_new"]["files"] == sorted(work.inputs.documents)
    assert told["document_rejected"]["file"] == "2024/empty.txt"
    assert told["stage_ended"]["seconds"] >= 0
    assert {line["version"] for line in told.values()} == {work.version_id}


def test_an_output_folder_inside_the_documents_is_refused_before_anything_is_written(
    places: Places,
) -> None:
    inside = Places(places.documents, places.documents / "out")

    with pytest.raises(NestedFoldersError, match="lies in the documents folder"):
        unchanged(inside)
    assert not inside.output.exists()


@pytest.mark.parametrize(
    ("loaded", "rejected"),
    [
        ({NAME: "hash of other bytes"}, []),
        ({NAME: None, "2024/nobody-read-this.txt": "hash"}, []),
        ({}, []),
        ({NAME: None}, ["2024/nobody-read-this.txt"]),
    ],
    ids=["other-bytes", "another-document", "lost-document", "another-rejected"],
)
def test_rows_that_somebody_else_wrote_are_not_published(
    places: Places, loaded: dict[str, str | None], rejected: list[str]
) -> None:
    for path in (places.documents / "2024").iterdir():
        if path.name != Path(NAME).name:
            path.unlink()
    with begun(places, Progress()) as work:
        hashes = {name: told or work.inputs.documents[name] for name, told in loaded.items()}
        with duckdb.connect(str(work.database)) as connection:
            connection.execute("create schema core")
            connection.execute(
                "create table core.dim_documents (source_file text, source_sha256 text)"
            )
            connection.execute("create table core.dim_rejected_files (source_file text)")
            for row in hashes.items():
                connection.execute("insert into core.dim_documents values (?, ?)", row)
            for name in rejected:
                connection.execute("insert into core.dim_rejected_files values (?)", [name])
        with pytest.raises(ForeignRowsError):
            publish_version(work, QualityReport(()))
    assert not places.database.exists()
