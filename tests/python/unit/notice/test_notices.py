"""The report and the page of a build: what they tell, and that no document can garble them."""

import errno
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import duckdb
import jsonschema
import pytest

from juesuan.difference.record import LISTED
from juesuan.difference.version_changes import Difference, FigureChange, FindingChange, Reading
from juesuan.extraction.rows import RawRejectedFile
from juesuan.notice import writing
from juesuan.notice.composing import failed_notice, published_notice
from juesuan.notice.lines import human_lines
from juesuan.notice.notice import Notice, Outcome, Rejected
from juesuan.notice.page import page
from juesuan.notice.plain_text import code, plain
from juesuan.notice.record import record
from juesuan.notice.writing import write_notice
from juesuan.project import ROOT
from juesuan.warehouse.changes import DocumentChanges
from juesuan.warehouse.places import Places
from juesuan.warehouse.stages import Work
from small_versions import figure, finding, loaded, manifest, rejected, small_version

SCHEMA = json.loads((ROOT / "scripts/juesuan/notice/report.schema.json").read_text("utf-8"))
OLD, NEW = "20260101T000000Z-0", "20260102T000000Z-1"
HOSTILE = "2024/`a` | <img src=x>\n# [b](http://c)\r\u202e\x1b[31m.txt"


@pytest.fixture
def told(tmp_path: Path) -> Notice:
    """The notice of a second version: one document of each fate, one figure that moved."""
    before = {
        "2024/a.txt": loaded("one"),
        "2024/gone.txt": loaded("gone", "2024/gone"),
        "2024/old name.txt": loaded("named", "2024/old name"),
        "2024/broken.txt": loaded("whole", "2024/broken"),
    }
    after = {
        "2024/a.txt": loaded("two"),
        "2024/new name.txt": loaded("named", "2024/new name"),
        "2024/broken.txt": rejected("broken"),
        "2024/new.txt": loaded("new", "2024/new"),
    }
    older = small_version(
        tmp_path, OLD, manifest(before), [figure("1.50"), figure("4.00", document="2024/gone")]
    )
    newer = small_version(
        tmp_path,
        NEW,
        manifest(after, verdicts={"findings": {"open error": 3}}),
        [figure("2.50", quality_status="disputed"), figure("8.00", document="2024/new")],
        [finding()],
    )
    return published_notice(newer, older)


def test_a_report_tells_what_an_operator_asks(told: Notice) -> None:
    report = record(told)

    jsonschema.validate(report, SCHEMA)
    assert (report["outcome"], report["read_now"], report["read_before"]) == ("published", NEW, OLD)
    assert report["began_at"] == "2026-01-02T00:00:00Z"
    assert {
        name: report["documents"][name]["listed"] for name in ("new", "changed", "removed")
    } == {
        "new": ["2024/new.txt"],
        "changed": ["2024/a.txt"],
        "removed": ["2024/gone.txt"],
    }
    assert report["documents"]["renamed"]["listed"] == [
        {"before": "2024/old name.txt", "after": "2024/new name.txt"}
    ]
    (refused,) = report["documents"]["rejected"]["listed"]
    assert refused == {
        "name": "2024/broken.txt",
        "reason": "line 1: no text Mend it.",
        "is_new": True,
        "had_rows": True,
    }
    (moved,) = report["difference"]["figures"]["listed"]
    assert report["difference"]["figures"]["left_out"] == 0
    assert (moved["before"]["value"], moved["after"]["value"]) == ("1.5", "2.5")
    assert (moved["source"], moved["cause"]) == ("2024/a.txt:9", "changed document")
    assert (report["counts"]["open_errors"], report["counts_before"]["open_errors"]) == (3, 1)
    assert report["tallies"]["figures_vanished"] == 1


def test_a_page_tells_the_same_to_people(told: Notice) -> None:
    text = page(told)

    for line in (
        f"# 已发布 Published: {NEW}",
        f"- before: {OLD}",
        "- open: 3 errors (before: 1), 0 warnings (before: 0)",
        "- new: `2024/new.txt`",
        "- removed: `2024/gone.txt` — its rows left with this version",
        "- renamed: `2024/old name.txt` → `2024/new name.txt`",
        "- `2024/a.txt:9` `公开03表 201 一般公共服务支出 合计`: "
        "`1.5 → 2.5 万元, verified → disputed` (changed document)",
        "- error appeared (open): `2024/a.txt:9` `第9行不符` (changed document)",
    ):
        assert f"{line}\n" in text
    assert "rejected: `2024/broken.txt`" in text
    assert f"juesuan rollback {OLD} --output" in text


def test_a_command_says_it_in_a_few_lines(told: Notice) -> None:
    lines = list(human_lines(told))

    assert lines[0] == f"Published: {NEW}. Before: {OLD}."
    assert lines[1] == "documents: 1 new, 1 changed, 1 removed, 1 renamed, 1 rejected"
    assert "removed: 2024/gone.txt — its rows left with this version" in lines
    assert "changed document: figures 1 changed" in lines
    assert lines[-1].startswith("findings: 1 appeared, 0 vanished, 0 decided; open: 3 errors")


def test_files_that_had_no_rows_do_not_lose_them(tmp_path: Path) -> None:
    before = manifest({"2024/mended.txt": rejected("one"), "2024/gone.txt": rejected("two")})
    after = manifest({"2024/mended.txt": loaded("three", "2024/mended")})
    older, newer = (
        small_version(tmp_path, name, told) for name, told in ((OLD, before), (NEW, after))
    )

    assert published_notice(newer, older).documents == DocumentChanges(new=("2024/mended.txt",))


def test_files_rejected_as_before_come_last(tmp_path: Path) -> None:
    before = manifest({"2024/a.txt": rejected("one"), "2024/b.txt": rejected("one")})
    after = manifest({"2024/a.txt": rejected("one"), "2024/b.txt": rejected("two")})
    older, newer = (
        small_version(tmp_path, name, told) for name, told in ((OLD, before), (NEW, after))
    )
    told = published_notice(newer, older)

    assert [(one.name, one.is_new) for one in told.rejected] == [
        ("2024/b.txt", True),
        ("2024/a.txt", False),
    ]
    assert "- rejected as before: `2024/a.txt`" in page(told)


def test_the_first_version_has_nothing_to_compare_with(tmp_path: Path) -> None:
    first = small_version(tmp_path, OLD, manifest({"2024/a.txt": loaded("one")}), [figure("1.00")])
    notice = published_notice(first, None)

    jsonschema.validate(record(notice), SCHEMA)
    assert record(notice)["difference"] is None
    assert "Figures that moved" not in page(notice)
    assert list(human_lines(notice)) == [f"Published: {OLD}.", "documents: 1 new"]


def test_a_version_that_differs_in_nothing_says_so(tmp_path: Path) -> None:
    told = manifest({"2024/a.txt": loaded("one")})
    older, newer = (small_version(tmp_path, name, told, [figure("1.00")]) for name in (OLD, NEW))
    notice = published_notice(newer, older)

    jsonschema.validate(record(notice), SCHEMA)
    assert record(notice)["difference"]["causes"] == []
    assert list(human_lines(notice))[1:] == [
        "findings: 0 appeared, 0 vanished, 0 decided;"
        " open: 1 error (before: 1), 0 warnings (before: 0)"
    ]


def test_a_version_of_other_code_is_told_without_its_figures(tmp_path: Path) -> None:
    older = small_version(tmp_path, OLD, manifest({"2024/a.txt": loaded("one")}))
    newer = small_version(tmp_path, NEW, manifest({"2024/a.txt": loaded("two")}))
    with duckdb.connect(str(older.database)) as connection:
        connection.execute("drop table intermediate.int_figures_traced")
    notice = published_notice(newer, older)

    jsonschema.validate(record(notice), SCHEMA)
    assert notice.documents.changed == ("2024/a.txt",)
    assert notice.message.startswith(f"Not compared with {OLD}: ")
    assert notice.message in list(human_lines(notice))
    assert f"- `{notice.message}`\n" in page(notice)


def test_a_build_that_failed_says_where_and_what_is_read_on(tmp_path: Path) -> None:
    before = small_version(tmp_path, OLD, manifest({"2024/a.txt": loaded("one")}))
    work = SimpleNamespace(
        places=Places(tmp_path / "my documents", tmp_path),
        version_id=NEW,
        before=before,
        changes=DocumentChanges(new=("2024/b.txt", "2024/c.txt")),
        seconds={"extract": 1.04},
        stage_now="models and tests",
        rejected=[RawRejectedFile("", "2024/c.txt", 0, "line 1", "no text", "Mend it.")],
    )
    notice = failed_notice(cast(Work, work), "Failed: a test `x`")

    jsonschema.validate(record(notice), SCHEMA)
    assert (notice.read_now, notice.outcome) == (OLD, Outcome.FAILED)
    assert notice.documents.new == ("2024/b.txt",)
    text = page(notice)
    assert f"# 未发布 Not published: {NEW}\n" in text
    assert "- failed in: models and tests — `` Failed: a test `x` ``\n" in text
    assert f"- analysts read now: {OLD}\n" in text
    assert f"juesuan build --documents '{tmp_path / 'my documents'}' --output {tmp_path}" in text


def _flooded(told: Notice, count: int) -> Notice:
    """Fill every list; every text is hostile."""
    reading = Reading(None, HOSTILE, "blank", "verified")
    cell = FigureChange(
        HOSTILE, HOSTILE, HOSTILE, HOSTILE, "changed", "code", reading, reading, HOSTILE
    )
    doubt = FindingChange(
        HOSTILE, HOSTILE, HOSTILE, "error", None, "open", "code", HOSTILE, HOSTILE
    )
    names = tuple(f"{number}{HOSTILE}" for number in range(count))
    return replace(
        told,
        documents=DocumentChanges(names, names, names, tuple((name, name) for name in names)),
        rejected=[Rejected(name, HOSTILE, is_new=True) for name in names],
        difference=Difference([cell] * count, [doubt] * count, causes={("code", "changed"): count}),
    )


def test_no_name_or_message_breaks_the_page(told: Notice) -> None:
    lines = page(_flooded(told, 3)).split("\n")

    assert [line for line in lines if line and not line.startswith(("# ", "## ", "- "))] == []
    outside = "\n".join(_outside_code(line) for line in lines)
    for sign in ("<", "[", "\r", "\x1b", "\u202e"):
        assert sign not in outside
    assert not any(sign in "".join(lines) for sign in "\r\x1b\u202e")


def _outside_code(line: str) -> str:
    """Leave out the code of a line as Markdown reads it: up to a run of equally many backticks."""
    text, rest = "", line
    while "`" in rest:
        plain_part, rest = rest.split("`", 1)
        text += plain_part
        ticks = 1 + len(rest) - len(rest.lstrip("`"))
        runs = _runs(rest := rest.lstrip("`"))
        end = next((start for start, length in runs if length == ticks), None)
        assert end is not None, line
        rest = rest[end + ticks :]
    return text + rest


def _runs(text: str) -> Sequence[tuple[int, int]]:
    found, start = [], 0
    while (start := text.find("`", start)) >= 0:
        length = len(text[start:]) - len(text[start:].lstrip("`"))
        found.append((start, length))
        start += length
    return found


def test_lists_are_cut_and_the_rest_counted(told: Notice) -> None:
    flooded = _flooded(told, LISTED + 5)
    report = record(flooded)

    for cut in (
        report["documents"]["new"],
        *map(report["difference"].get, ("figures", "findings")),
    ):
        assert (len(cut["listed"]), cut["left_out"]) == (LISTED, 5)
    text = page(flooded)
    assert len(text.splitlines()) < 150
    assert f"- new: … and {LISTED - 5:,} more\n" in text
    assert f"- … and {LISTED - 15:,} more\n" in text
    assert len(list(human_lines(flooded))) < 50


def test_hidden_signs_are_shown_and_endless_texts_end() -> None:
    assert plain("a\nb\u202ec\x00") == "a�b�c�"
    assert plain("金" * 1000) == "金" * 239 + "…"
    assert code("``") == "``` `` ```"
    assert code("plain") == "`plain`"


def test_reports_stand_whole_beside_each_other(told: Notice, tmp_path: Path) -> None:
    written = write_notice(tmp_path, told)
    reports = tmp_path / "reports"

    assert written == reports / f"{NEW}.md"
    assert sorted(path.name for path in reports.iterdir()) == [
        f"{NEW}.json",
        f"{NEW}.md",
        "latest.json",
        "latest.md",
    ]
    assert json.loads((reports / "latest.json").read_text("utf-8"))["version"] == NEW
    assert (reports / "latest.md").read_text("utf-8") == written.read_text("utf-8")


def test_a_name_that_is_no_unicode_is_written(told: Notice, tmp_path: Path) -> None:
    name = b"2024/\xff.txt".decode("utf-8", "surrogateescape")
    write_notice(tmp_path, replace(told, documents=DocumentChanges(new=(name,))))

    report = json.loads((tmp_path / "reports" / "latest.json").read_text("utf-8"))
    assert report["documents"]["new"]["listed"] == [name]


def test_a_full_disk_leaves_the_older_report(
    told: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_notice(tmp_path, told)
    (tmp_path / "reports" / ".2025.md.part").write_text("killed here", encoding="utf-8")

    def full(*arguments: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            write_notice(tmp_path, replace(told, version_id="20260103T000000Z-2"))

    assert json.loads((tmp_path / "reports" / "latest.json").read_text("utf-8"))["version"] == NEW
    write_notice(tmp_path, told)
    assert not list((tmp_path / "reports").glob(".*"))


def test_a_year_of_nights_does_not_fill_the_disk(
    told: Notice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "KEPT_REPORTS", 3)
    for day in range(1, 7):
        write_notice(tmp_path, replace(told, version_id=f"2026010{day}T000000Z-{day}"))

    kept = sorted(path.stem for path in (tmp_path / "reports").glob("2026*.md"))
    assert kept == [f"2026010{day}T000000Z-{day}" for day in (4, 5, 6)]
    assert (tmp_path / "reports" / "latest.json").is_file()
