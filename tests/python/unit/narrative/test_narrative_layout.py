"""Headings, page breaks, skipped numbers and numbers that cannot be read."""

import pytest

from juesuan.disclosure.document import Line
from juesuan.extraction.narrative import NarrativeTerms, read_narrative
from juesuan.extraction.narrative.audit import audit_numbers


@pytest.mark.parametrize(
    ("headings", "section_no", "title"),
    [
        (["#### 一、收入支出决算总体情况说明"], "一", "收入支出决算总体情况说明"),
        (["## **七、政府性基金预算财政拨款收支决算情况说明**"], "七", None),
        (["五、一般公共预算支出", "### (三) 支出决算具体情况"], "五（三）", "支出决算具体情况"),
        (["<b>九、“三公”经费</b>", "（二）“三公”经费支出决算具体情况说明。"], "九（二）", None),
        (
            ["**十、其他重要事项情况说明**", "**（四）预算绩效情况说明**", "#### 1、工作开展情况"],
            "十（四）1",
            "工作开展情况",
        ),
        (["十一、其他重要事项的情况说明", "  （三） 国有资产占有使用情况说明"], "十一（三）", None),
        (["六、基本支出", "（一）基本支出情况", "七、“三公”经费支出"], "七", "“三公”经费支出"),
    ],
)
def test_section_numbers_are_nested_as_printed(headings, section_no, title, figures_of):
    printed = [line for heading in headings for line in (heading, "")]
    (row,) = figures_of(*printed, "基本支出10.00万元。")
    assert row.section_no == section_no
    assert title in (None, row.section_title)


def test_a_heading_at_the_start_of_a_paragraph_is_split_off(figures_of):
    text = "（一）机关运行经费支出情况。2024年度机关运行经费支出76.20万元。"
    (row,) = figures_of("十、其他重要事项的情况说明", text)
    assert (row.section_no, row.section_title) == ("十（一）", "机关运行经费支出情况")
    assert text.startswith(row.value_text, row.char_offset)


def test_numbered_sentences_are_items_and_no_headings(figures_of):
    rows = figures_of(
        "## 九、“三公”经费支出决算情况说明",
        "1、因公出国（境）费支出0万元，出国（境）团组共0个，0人次。",
        "(1) 当年财政拨款收入较上年减少46.52万元",
        "一是人员经费3万元。",
    )
    assert {row.section_no for row in rows} == {"九"}
    assert rows[0].quote == "因公出国（境）费支出0万元"


def test_a_number_torn_by_a_page_break_is_one_number(figures_of):
    (row,) = figures_of("2024年度收入合计1,2", "", "26.24万元。")
    assert (row.value_text, row.source_line, row.char_offset) == ("1,226.24", 1, 10)


def test_spaces_between_digits_and_letters_do_not_matter(figures_of):
    first, second = figures_of("2024 年度 收入 1 226.50 万元 ，占 97. 68 ％ 。")
    assert (first.value_text, first.unit, first.figure_year) == ("1226.50", "万元", "2024")
    assert (second.value_text, second.unit, second.kind) == ("97.68", "％", "share_pct")
    assert first.quote == "2024 年度 收入 1 226.50 万元"


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("截至2024年12月31日，", ["date"]),
        ("2021-2025年规划，1-12月执行，", ["date", "date"]),
        ("（晋编字〔2020〕9号）和第3号令", ["document_number", "document_number"]),
        ("主要包括：1、工资；2.奖金；（3）津贴", ["marker", "marker", "marker"]),
        ("单价100万元（含）以上设备", ["threshold"]),
        ("单位价值50万元以上的专用设备", ["threshold"]),
        ("联系电话：0351-3087555，手机13912345678", ["phone", "phone"]),
        ("2010301行政运行", ["code"]),
        ("采用5G网络、PM2.5监测和“985”高校", ["name", "name", "name"]),
        ("历时3个月、20个工作日，第2季度", ["time", "time", "ordinal"]),
        ("增长--（基数为0，不可比）", ["remark"]),
        ("收入5万元，另有7", ["figure", "unread"]),
    ],
)
def test_numbers_that_are_no_figures_have_a_reason(text, reasons, terms: NarrativeTerms):
    assert [number.reason for number in audit_numbers([Line(1, text)], terms)] == reasons


def test_a_number_without_unit_and_reason_is_reported(terms: NarrativeTerms):
    figures, _, issues = read_narrative(
        [Line(7, "编号为 84 的设备。")], "doc", "d.txt", 2024, terms
    )
    assert figures == []
    (issue,) = issues
    assert (issue.source_line, issue.region, issue.severity) == (7, "narrative", "warning")
    assert (issue.issue_kind, issue.printed_text) == ("unread_narrative_number", "84")


def test_a_page_number_is_no_part_of_the_text(figures_of):
    rows = figures_of("基本支出10万元，项目", "", "- 17 -", "", "支出20万元。")
    assert [(row.subject, row.value_text) for row in rows] == [
        ("基本支出", "10"),
        ("项目支出", "20"),
    ]


@pytest.mark.parametrize(
    ("heading", "section_no"),
    [
        ("#### 二 、收入决算情况说明", "二"),
        ("#### 三 、 支出决算情况说明", "三"),
        ("## 五. 一般公共预算财政拨款支出决算情况说明", "五"),
        ("四．财政拨款收支决算总体情况说明", "四"),
        ("( 三 ) 支出决算具体情况", "（三）"),
        ("十 一、其他重要事项的情况说明", "十一"),
    ],
)
def test_spaces_and_points_in_heading_numbers_do_not_matter(heading, section_no, figures_of):
    (row,) = figures_of(heading, "", "基本支出10万元。")
    assert row.section_no == section_no


@pytest.mark.parametrize(
    "bullet", ["- ", "-", "• ", "●", "◆ ", "* ", "①", "⑵ ", "1. ", "2、", "（3）"]
)
def test_bullets_are_no_part_of_the_subject(bullet, figures_of):
    text = f"{bullet}卫生健康支出(类)68.19万元，占比5.59%。"
    first, second = figures_of("主要用于以下方面：", "", text)
    assert (first.subject, second.subject) == ("卫生健康支出", "卫生健康支出")
    assert text.startswith("68.19", first.char_offset)
    assert first.quote == "卫生健康支出(类)68.19万元"


@pytest.mark.parametrize(
    "printed",
    [
        "第 18 页 共 30 页",
        "第18页，共30页",
        "共30页 第18页",
        "18/30",
        "- 18 -",
        "— 18 —",
        "Page 18 of 30",
    ],
)
def test_lines_with_page_numbers_are_left_out(printed, figures_of):
    rows = figures_of("基本支出10万元，项目", "", printed, "", "支出20万元。")
    assert [row.subject for row in rows] == ["基本支出", "项目支出"]


@pytest.mark.parametrize("width", [16, 20, 21, 33, 40])
def test_lines_broken_at_a_fixed_width_are_one_paragraph(width, figures_of):
    text = (
        "一般公共服务支出年初预算897.14万元，支出决算897.14万元，完成年初预算的100.00%，"
        "用于一般公共服务支出(类)897.14万元，占比73.60%；社会保障和就业支出(类)253.66万元，"
        "占比20.81%；卫生健康支出(类)68.19万元，占比5.59%。较上年决算减少76.24万元，"
        "下降7.83%，主要原因是：在职人员三人转退休，调入一人，相应人员经费减少。"
    )
    wrapped = [text[i : i + width] for i in range(0, len(text), width)]
    told = [(row.subject, row.kind, row.value_text, row.quote) for row in figures_of(text)]
    assert [(r.subject, r.kind, r.value_text, r.quote) for r in figures_of(*wrapped)] == told
    assert told[-1][0] == "一般公共服务支出"


def test_paragraphs_without_blank_lines_between_them_stay_apart(figures_of):
    rows = figures_of(
        "基本支出10万元，用于保障机构正常运转。",
        "其中：人员经费8万元；",
        "公用经费2万元。",
        "项目支出20万元，较上年增加3万元。",
    )
    assert [row.source_line for row in rows] == [1, 2, 3, 4, 4]
    assert rows[-1].subject == "项目支出"


def test_a_percentage_without_cue_is_kept_as_a_share_and_reported(terms: NarrativeTerms):
    lines = [Line(3, "基本支出100万元（84.38%）。")]
    figures, _, (issue,) = read_narrative(lines, "doc", "d.txt", 2024, terms)
    assert [figure.kind for figure in figures] == ["amount", "share_pct"]
    assert (issue.issue_kind, issue.severity) == ("percentage_without_cue", "warning")
    assert (issue.source_line, issue.printed_text) == (3, "84.38")


def test_a_direction_said_twice_is_reported(terms: NarrativeTerms):
    lines = [Line(3, "项目支出比上年减少-5.2万元。")]
    (figure,), _, (issue,) = read_narrative(lines, "doc", "d.txt", 2024, terms)
    assert (figure.sign, figure.value_text, figure.char_offset) == ("decrease", "5.2", 10)
    assert figure.quote == "项目支出比上年减少-5.2万元"
    assert (issue.issue_kind, issue.printed_text) == ("contradictory_direction", "-5.2")


def test_messages_name_line_and_section_in_both_languages(terms: NarrativeTerms):
    lines = [Line(5, "五、支出决算情况说明"), Line(7, "编号为84的设备。")]
    _, _, (issue,) = read_narrative(lines, "doc", "d.txt", 2024, terms)
    assert "五" in issue.message_zh
    assert "第7行" in issue.message_zh
    assert "section 五" in issue.message_en
    assert "line 7" in issue.message_en
