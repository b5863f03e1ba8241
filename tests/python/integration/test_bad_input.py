"""Bad input: one clear line each, and the other documents still load."""

import re
from pathlib import Path

import pytest

from juesuan.extraction.rows import RawExtractionIssue, RawRejectedFile
from juesuan.extraction.summary import ExtractionSummary
from juesuan.intake import extract_files, source_files
from juesuan.project import DOCUMENTS

GOOD = (DOCUMENTS / "2024" / "shanxi-guangzhou-2024.txt").read_text(encoding="utf-8")
FULL_WIDTH = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}


def extracted(folder: Path, files: dict[str, bytes]) -> ExtractionSummary:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    summary = ExtractionSummary()
    for _ in summary.count(extract_files(source_files(folder))):
        pass
    return summary


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> ExtractionSummary:
    return extracted(tmp_path_factory.mktemp("good"), {"2024/good.txt": GOOD.encode()})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "not text"),
        ("某局2024年度部门预算\n收支总表\n收入\t1.00\n".encode(), "None of the official tables"),
        (re.sub("2024年度?|2023年度?", "", GOOD).encode(), "No fiscal year"),
        (re.sub("(?m)^.*(驻广州|单位名称|预算单位).*$", "", GOOD).encode(), "No office name"),
    ],
)
def test_what_cannot_be_loaded_is_one_line_and_stops_nothing(
    tmp_path: Path, good: ExtractionSummary, content: bytes, words: str
) -> None:
    summary = extracted(tmp_path, {"bad.txt": content, "2024/good.txt": GOOD.encode()})

    assert [type(row) for row in summary.rejected] == [RawRejectedFile]
    assert summary.rejected[0].source_file == "bad.txt"
    assert words in summary.rejected[0].reason
    assert summary.rejected[0].remedy.endswith(".")
    assert summary.table_figures == good.table_figures


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode("gb18030"),
        GOOD.encode("utf-16"),
        GOOD.encode("utf-16-le"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.translate(FULL_WIDTH).encode(),
    ],
    ids=["gb18030", "utf-16", "utf-16-le", "crlf", "full-width"],
)
def test_other_encodings_and_forms_of_digits_load_the_same_figures(
    tmp_path: Path, good: ExtractionSummary, content: bytes
) -> None:
    summary = extracted(tmp_path, {"2024/a.txt": content})

    assert summary.rejected == []
    assert summary.table_figures == good.table_figures
    assert summary.narrative_figures == good.narrative_figures
    assert summary.unread_tokens == good.unread_tokens


@pytest.mark.parametrize("line", [100, 140, 200, 300, 344, 400, 450, 500, 560, 590, 640, 665, 715])
def test_a_truncated_document_says_where_it_ends_and_what_is_missing(
    tmp_path: Path, line: int
) -> None:
    cut = "\n".join(GOOD.split("\n")[:line])
    summary = extracted(tmp_path, {"2024/cut.txt": cut.encode()})
    missing = [issue for issue in summary.issues if issue.issue_kind == "missing_parts"]

    assert summary.documents == 1
    assert len(missing) == 1
    assert f"line {line}:" in missing[0].message_en
    assert missing[0].severity == "error" or "项目自评表" in missing[0].message_zh


def test_a_document_cut_inside_a_sentence_says_so(tmp_path: Path) -> None:
    cut = GOOD[: GOOD.index("万元，支出总计2,006.25万元。与上年相比")].replace("# 目 录", "")
    summary = extracted(tmp_path, {"2024/cut.txt": cut.encode()})

    assert any("情况说明的末句" in issue.message_zh for issue in summary.errors)


def test_a_whole_document_misses_nothing(good: ExtractionSummary) -> None:
    assert [issue for issue in good.issues if issue.issue_kind == "missing_parts"] == []


def test_a_link_is_reported_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    summary = extracted(tmp_path, {"2024/good.txt": GOOD.encode()})

    assert [row.source_file for row in summary.rejected] == ["gone.txt"]
    assert "symbolic link" in summary.rejected[0].reason
    assert summary.documents == 1


def test_every_issue_says_what_and_where_in_two_languages(good: ExtractionSummary) -> None:
    for issue in good.issues:
        assert isinstance(issue, RawExtractionIssue)
        assert re.search("[\u4e00-\u9fff]", issue.message_zh)
        assert re.match("[A-Z'0-9]", issue.message_en)
        assert issue.source_file == "2024/good.txt"
