"""What cannot be told never changes how a build ended."""

import json
import logging
from pathlib import Path

import pytest

from juesuan.logs import LOG_NAME, LOGS_FOLDER, logging_to
from juesuan.notice import telling
from juesuan.warehouse.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    (tmp_path / "out").mkdir()
    return Places(tmp_path / "documents", tmp_path / "out")


def log(places: Places) -> list[dict[str, str]]:
    text = (places.output / LOGS_FOLDER / LOG_NAME).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def broken(*arguments: object) -> None:
    raise TypeError("no such thing")


def test_a_notice_that_breaks_is_a_line_in_the_log(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "published_version", broken)
    monkeypatch.setattr(telling, "failed_notice", broken)

    with logging_to(places.output, logging.CRITICAL):
        assert telling.tell_publication(places, None) is None
        telling.tell_failure(places, None, "it broke", None)

    assert [line["event"] for line in log(places)] == ["notice_failed", "notice_failed"]
    assert "TypeError: no such thing" in log(places)[0]["message"]


def test_a_build_that_could_not_begin_is_told_of(places: Places) -> None:
    telling.tell_failure(places, None, "documents is not a folder.", None)

    told = json.loads((places.output / "reports" / "latest.json").read_text(encoding="utf-8"))
    assert told["outcome"] == "not published"
    assert told["message"] == "documents is not a folder."


def test_a_folder_that_is_not_there_is_not_made_for_a_report(tmp_path: Path) -> None:
    places = Places(tmp_path / "documents", tmp_path / "out")
    telling.tell_failure(places, None, "documents is not a folder.", None)

    assert not places.output.exists()
