"""Figures in the prose of project tables."""

import pytest
from told_figures import told_figures

from juesuan.extraction.narrative import read_statements
from juesuan.extraction.rows import RawProjectText

PROSE = told_figures("project_prose.txt")


def cell(text: str) -> RawProjectText:
    return RawProjectText("doc", "2024/doc.txt", 596, 2, "自评结果分析/预算执行情况", text)


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose_is_read(text, expected, terms):
    rows, issues = read_statements([cell(text)], {596: text}, 2024, terms)
    assert ["|".join((r.value_text, r.unit, r.kind, r.subject)) for r in rows] == expected
    assert all(text.startswith(row.value_text, row.char_offset) for row in rows)
    assert all(row.quote in text for row in rows)
    assert issues == []


def test_a_statement_carries_the_place_of_its_cell(terms):
    lines = {596: "预算执行\t\t 实际支出0万元。"}
    (row,), _ = read_statements([cell("实际支出0万元。")], lines, 2024, terms)
    assert (row.project_no, row.source_line, row.char_offset) == (2, 596, 11)
    assert lines[596][row.char_offset] == "0"
    assert row.text_label == "自评结果分析/预算执行情况"


def test_cells_do_not_lend_each_other_subjects(terms):
    first, second = cell("差旅费3万元。"), cell("支出5万元。")
    lines = {596: "差旅费3万元。\t支出5万元。"}
    rows, _ = read_statements([first, second], lines, 2024, terms)
    assert [(row.kind, row.subject) for row in rows] == [
        ("amount", "差旅费"),
        ("executed", "本项目"),
    ]


def test_equal_cells_of_a_line_and_cells_that_were_joined_have_places_of_their_own(terms):
    twice, joined = cell("差旅费3万元。"), cell("支出5万元，办公费2万元。")
    lines = {596: "差旅费3万元。\t差旅费3万元。\t支出5万元，\t办公费2万元。"}
    rows, _ = read_statements([twice, twice, joined], lines, 2024, terms)
    assert [(row.value_text, row.char_offset) for row in rows] == [
        ("3", 3),
        ("3", 11),
        ("5", 18),
        ("2", 26),
    ]
    assert all(lines[596][row.char_offset] == row.value_text for row in rows)


def test_a_number_that_cannot_be_read_is_reported(terms):
    text = "指标值为84，偏低。"
    _, (issue,) = read_statements([cell(text)], {596: text}, 2024, terms)
    assert (issue.region, issue.source_line, issue.printed_text) == ("project 2", 596, "84")
