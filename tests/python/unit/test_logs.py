"""The log of a build: an object a line for programs, a sentence for a person."""

import json
import logging
from pathlib import Path

import pytest

from juesuan.logs import LOG_NAME, LOGS_FOLDER, event, logging_to


def lines(output: Path) -> list[dict[str, object]]:
    text = (output / LOGS_FOLDER / LOG_NAME).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_an_event_is_one_object_with_its_fields(tmp_path: Path) -> None:
    with logging_to(tmp_path, logging.CRITICAL):
        event("stage_ended", "读取: 0.3 s", stage="extract", seconds=0.3)

    (line,) = lines(tmp_path)
    assert line.pop("time", "").endswith("Z")  # type: ignore[union-attr]
    assert line == {
        "level": "info",
        "event": "stage_ended",
        "message": "读取: 0.3 s",
        "stage": "extract",
        "seconds": 0.3,
    }


def test_a_line_break_or_a_name_without_encoding_stays_in_its_line(tmp_path: Path) -> None:
    with logging_to(tmp_path, logging.CRITICAL):
        event("document_rejected", "rejected a\nb\udcff.txt", file="a\nb\udcff.txt")
        event("published", "done")

    assert [line["event"] for line in lines(tmp_path)] == ["document_rejected", "published"]


def test_a_person_reads_sentences_but_not_the_error_that_the_command_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logging_to(tmp_path):
        event("stage_began", "extract …")
        event("notice_failed", "no answer", logging.WARNING)
        event("not_published", "it broke", logging.ERROR)

    told = capsys.readouterr().err.splitlines()
    assert [line.split(" ", 2)[2] for line in told] == ["INFO extract …", "WARNING no answer"]
    assert len(lines(tmp_path)) == 3


def test_nothing_is_written_after_the_build(tmp_path: Path) -> None:
    with logging_to(tmp_path, logging.CRITICAL):
        event("published", "done")
    event("published", "another")

    assert len(lines(tmp_path)) == 1


def test_a_disk_that_refuses_the_log_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / LOGS_FOLDER).write_text("not a folder")
    with logging_to(tmp_path, logging.CRITICAL):
        event("published", "done")

    (tmp_path / LOGS_FOLDER).unlink()
    with logging_to(tmp_path, logging.CRITICAL):
        handler = logging.getLogger("juesuan").handlers[0]

        def full(record: logging.LogRecord) -> bool:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(handler, "shouldRollover", full)
        event("published", "done")

    assert "Traceback" not in capsys.readouterr().err
