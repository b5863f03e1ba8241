"""Statements that something did not change, which print no figure."""

import pytest

from juesuan.disclosure.document import Line
from juesuan.extraction.narrative import NarrativeTerms, read_narrative


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年初财政拨款结转结余0万元，较上年无增减。", [("年初财政拨款结转结余", "较上年无增减")]),
        (
            "公务接待费支出0万元，完成全年预算的0%，与上年相同，主要原因：无。",
            [("公务接待费支出", "与上年相同")],
        ),
        ("公务接待费支出与上年基本持平。", [("公务接待费支出", "与上年基本持平")]),
        ("“三公”经费支出决算数与2023年度持平。", [("“三公”经费支出", "与2023年度持平")]),
        ("项目支出5万元，同比持平；", [("项目支出", "同比持平")]),
        ("机关运行经费支出5万元，无增减变化。", [("机关运行经费支出", "无增减变化")]),
        ("决算数与预算数基本持平。", []),
        ("项目支出5万元，与2022年持平。", []),
        ("项目支出较上年增加5万元，与上年口径一致。", []),
    ],
)
def test_what_did_not_change(terms: NarrativeTerms, text: str, expected: list[tuple[str, str]]):
    told = read_narrative([Line(1, text)], "doc", "d.txt", 2024, terms)

    assert [(row.subject, row.direction_text) for row in told.directions] == expected
    assert all(text[row.char_offset :].startswith(row.direction_text) for row in told.directions)
