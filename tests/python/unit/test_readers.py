"""Bytes to documents: every usual encoding, and a clear refusal of what is no disclosure."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.disclosure.document import RejectedFileError
from juesuan.disclosure.readers import read

TEXT = "山西省政府驻广州办事处\n2024年度单位决算公开\n\n合计\t1,226.24\t\n"


@pytest.mark.parametrize(
    ("encoding", "reported"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_gives_the_same_lines(
    encoding: str, reported: str, line_break: str
) -> None:
    document = read(TEXT.replace("\n", line_break).encode(encoding), "2024/a.txt")

    assert [line.text for line in document.lines] == TEXT.splitlines()
    assert [line.number for line in document.lines] == [1, 2, 3, 4]
    assert document.encoding == reported
    assert document.lines[3].cells == ("合计", "1,226.24", "")


def test_line_numbers_are_those_of_an_editor() -> None:
    text = "第一行\x0b仍是第一行\u2028也是\n第二行"

    assert [line.number for line in read(text.encode(), "a.txt").lines] == [1, 2]


@pytest.mark.parametrize(
    ("content", "name", "place", "words"),
    [
        (b"", "a.txt", "whole file", "empty"),
        (b" \r\n\t\n", "a.txt", "whole file", "empty"),
        (b"%PDF-1.7 \xff\xfe\x00\x01", "a.txt", "whole file", "PDF"),
        (b"PK\x03\x04\x14\x00\x08\x08", "a.txt", "whole file", "office file"),
        (bytes(range(256)) * 8, "a.txt", "line", "text"),
        ("决算\n公开\x00表".encode(), "a.txt", "line 2", "control character"),
        (b"final accounts of 2024", "a.txt", "whole file", "no Chinese"),
        ("决算".encode(), "a.pdf", "whole file", "'.pdf'"),
        ("决算".encode(), "folder/README", "whole file", "'README'"),
    ],
)
def test_what_is_no_disclosure_is_refused_with_place_and_remedy(
    content: bytes, name: str, place: str, words: str
) -> None:
    with pytest.raises(RejectedFileError) as refusal:
        read(content, name)

    assert refusal.value.place.startswith(place)
    assert words in refusal.value.reason
    assert refusal.value.remedy.endswith(".")


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(content: bytes) -> None:
    with suppress(RejectedFileError):
        assert read(content, "a.txt").lines
