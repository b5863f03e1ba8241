"""Nothing that a file may hold makes extraction fail, or lose a number without a word."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import generate
from hostile.mutations import damaged
from hostile.outcomes import broken_promises
from juesuan.extraction.rows import RawRejectedFile
from juesuan.intake import SourceFile, extract_file
from juesuan.project import DOCUMENTS

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(DOCUMENTS.rglob("*.txt"))]
TEXTS += [generate(seed).text for seed in range(6)]
LINES = sorted({line for text in TEXTS for line in text.split("\n") if line.strip()})
RARELY = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def check(folder: Path, content: bytes) -> None:
    (folder / "2024").mkdir(exist_ok=True)
    (folder / "2024" / "a.txt").write_bytes(content)
    rows = extract_file(SourceFile(folder, "2024/a.txt"))
    if not isinstance(rows[0], RawRejectedFile):
        assert list(broken_promises(rows)) == []
        return
    assert len(rows) == 1
    assert "defect" not in rows[0].remedy, rows[0].reason


@settings(RARELY, max_examples=300)
@given(content=st.binary(max_size=2000))
def test_no_bytes_make_extraction_fail(tmp_path: Path, content: bytes) -> None:
    check(tmp_path, content)


@settings(RARELY, max_examples=200)
@given(text=st.text(max_size=500), lines=st.lists(st.sampled_from(LINES), max_size=40))
def test_no_text_makes_extraction_fail(tmp_path: Path, text: str, lines: list[str]) -> None:
    body = "\n".join([*lines, text, *reversed(lines)])
    check(
        tmp_path,
        f"某局2024年度部门决算\n收入支出决算总表\n公开01表\n{body}".encode("utf-8", "replace"),
    )


@settings(RARELY, max_examples=250)
@given(
    text=st.sampled_from(TEXTS),
    source=st.randoms(use_true_random=False),
    accidents=st.integers(1, 60),
)
def test_no_accident_of_a_real_document_makes_extraction_fail(
    tmp_path: Path, text: str, source: random.Random, accidents: int
) -> None:
    check(tmp_path, damaged(text, source, accidents).encode("utf-8", "replace"))


@pytest.mark.parametrize("line", ["①\t②\t③", "1" * 5000 + "\t1", "合计\t" + "9" * 1_100_000])
def test_what_made_it_fail_before(tmp_path: Path, line: str) -> None:
    place = TEXTS[0].index("公开01表") + 6

    check(tmp_path, f"{TEXTS[0][:place]}\n{line}\n{TEXTS[0][place:]}".encode())
