"""Sentences of other offices, and amounts of any form inside them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_figures import told_figures

from juesuan.extraction.rows import RawNarrativeFigure

SENTENCES = told_figures("sentences.txt")
YEAR = "2024"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
TEMPLATES = (
    "2024年度收入总计{}万元，支出总计{}万元。与上年相比，收入总计增加{}万元，增长{}%。",
    "公务接待费支出{}万元，完成全年预算的{}%，比上年度减少{}万元，下降{}%，主要原因是：压减支出。",
    "其中：燃油费{}万元、维修费{}万元、车辆保险费{}元、路桥费{}亿元。",
    "人员经费{}万元，主要包括：1、工资福利支出{}万元，主要包括基本工资{}万元；2、奖金{}万元；",
    "授予中小企业合同金额{}万元，占政府采购支出总额的{}%，2023年为{}万元，占{}%。",
)


def told(row: RawNarrativeFigure) -> str:
    parts = [row.value_text, row.unit, row.kind, row.sign, row.subject]
    return "|".join(parts + ([row.figure_year] if row.figure_year != YEAR else []))


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentence_is_read(sentence, expected, figures_of):
    assert [told(row) for row in figures_of(sentence)] == expected


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_half_width_brackets_and_a_marked_item_change_nothing(sentence, expected, figures_of):
    narrow = sentence.replace("（", "(").replace("）", ")").replace("：", ":").replace("；", ";")
    wanted = [line.replace("台（套）", "台(套)") if "|台（" in line else line for line in expected]
    assert [told(row) for row in figures_of(f"(2) {narrow}")] == wanted


def amounts() -> st.SearchStrategy[str]:
    whole = st.integers(0, 10**9).map(lambda number: f"{number:,}")
    plain = st.decimals(0, 10**7, places=2).map(lambda number: f"{number:.2f}")
    grouped = st.decimals(0, 10**7, places=4).map(lambda number: f"{Decimal(number):,.4f}")
    return st.one_of(whole, plain, grouped, plain.map(lambda text: text.translate(WIDE)))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TEMPLATES), st.lists(amounts(), min_size=4, max_size=4))
def test_inserted_amounts_are_read_back(figures_of, template, values):
    sentence = template.format(*values)
    rows = figures_of(sentence)
    assert [row.value_text for row in rows] == values
    assert all(sentence.startswith(r.value_text, r.char_offset) for r in rows)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(TEMPLATES), st.lists(amounts(), min_size=4, max_size=4), st.data())
def test_a_page_break_between_two_letters_changes_no_figure(figures_of, template, values, data):
    sentence = template.format(*values)
    is_letter = [c.isalpha() for c in sentence]
    cuts = [i for i in range(4, len(sentence)) if is_letter[i - 1] and is_letter[i]]
    cut = data.draw(st.sampled_from(cuts))
    whole, torn = figures_of(sentence), figures_of(sentence[:cut], "", "12", "", sentence[cut:])
    assert [told(row) for row in torn] == [told(row) for row in whole]
    assert [row.quote for row in torn] == [row.quote for row in whole]
