"""Head, prose and notes of project tables, and what happens to cells without a place."""

from collections.abc import Callable, Sequence

import pytest

from juesuan.disclosure.document import Line
from juesuan.extraction.claims import CellRole, RegionRows
from juesuan.extraction.outline import Region
from juesuan.extraction.projects import ProjectLabels, read_project
from juesuan.extraction.rows import RawExtractionIssue, RawProject, RawProjectText

Reader = Callable[[Sequence[str]], RegionRows]
GOALS = "项目年度绩效目标/年度目标", "项目年度绩效目标/实际完成情况"


def _texts(rows: RegionRows) -> list[tuple[str, str]]:
    return [(row.text_label, row.text) for row in rows.rows if isinstance(row, RawProjectText)]


def _project(rows: RegionRows) -> RawProject:
    [project] = [row for row in rows.rows if isinstance(row, RawProject)]
    return project


@pytest.mark.parametrize(
    "lines",
    [
        ["（2023年度）", "项目名称||甲项目", "主管部门及代码||100-某厅|||预算单位||100001-某办"],
        ["(2023 年度)||", "项目名称：甲项目", "主管部门(及代码)|100-某厅", "预算单位|100001-某办"],
    ],
)
def test_head(lines: list[str], read: Reader) -> None:
    project = _project(read(["甲项目项目支出绩效自评表", *lines]))
    assert project.period_text.strip("（()） ") == "2023年度"
    found = (project.project_name, project.supervisor_text, project.unit_text)
    assert found == ("甲项目", "100-某厅", "100001-某办")


TITLE = "业务工作经费项目支出绩效自评表"


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "项目名称||业务工作", "经费|||||", "主管部门||甲厅||预算单位|乙办||"],
        [TITLE, "项目名称||业务工作", "经费", "主管部门||甲厅", "预算单位||乙办"],
        [TITLE, "项目名称：业务工作", "经费", "主管部门||甲厅|", "预算单位||乙办"],
        ["项目名称||业务工作经费|||||", "主管部门||甲", "厅||预算单位|乙办||"],
    ],
)
def test_a_value_of_the_head_broken_over_two_lines(lines: list[str], labels: ProjectLabels) -> None:
    title = lines[0] if lines[0] == TITLE else ""
    rows = _read_titled(lines, title, labels)
    project = _project(rows)
    found = (project.project_name, project.supervisor_text, project.unit_text)
    assert found == ("业务工作经费", "甲厅", "乙办")
    assert not [row for row in rows.rows if isinstance(row, RawExtractionIssue)]


def test_an_unknown_word_below_a_value_is_no_part_of_it(labels: ProjectLabels) -> None:
    lines = [TITLE, "项目名称||业务工作经费", "项目类型", "主管部门||甲厅"]
    rows = _read_titled(lines, TITLE, labels)
    assert _project(rows).project_name == "业务工作经费"
    assert [row.printed_text for row in rows.rows if isinstance(row, RawExtractionIssue)] == [
        "项目类型"
    ]


@pytest.mark.parametrize("mark", ["", "（续）"])
def test_a_title_printed_again_is_no_text_of_the_table(mark: str, labels: ProjectLabels) -> None:
    goals = ["项目年度绩效目标|年度目标|||实际完成情况|", "|目标文字。|||完成文字。|"]
    lines = [TITLE, "项目名称||业务工作经费", goals[0], TITLE + mark, "（2024年度）", goals[1]]
    rows = _read_titled(lines, TITLE, labels)
    assert _texts(rows) == list(zip(GOALS, ("目标文字。", "完成文字。"), strict=True))
    assert {claim.source_line for claim in rows.claims} == set(range(1, 7))


def _read_titled(texts: Sequence[str], title: str, labels: ProjectLabels) -> RegionRows:
    lines = tuple(Line(n, text.replace("|", "\t")) for n, text in enumerate(texts, start=1))
    return read_project(Region("project 1", lines, title), 1, "d", "d.txt", labels)


@pytest.mark.parametrize(
    "lines",
    [
        ["项目年度绩效目标|年度目标|||实际完成情况|", "|目标文字。|||完成文字。|"],
        ["绩效指标|年度目标||实际完成情况", "目标文字。||完成文字。|"],
        ["|年度目标|目标文字。|实际完成情况|完成文字。"],
    ],
)
def test_goals(lines: list[str], read: Reader) -> None:
    expected = list(zip(GOALS, ("目标文字。", "完成文字。"), strict=True))
    assert _texts(read(lines)) == expected


def test_a_single_goal_stands_under_the_heading_above_it(read: Reader) -> None:
    rows = read(["|年度目标|||实际完成情况|", "||||完成文字。|"])
    assert _texts(rows) == [(GOALS[1], "完成文字。")]


def test_analysis(read: Reader) -> None:
    rows = read(
        [
            "项目 绩效 分析|自评 结果 分析|产出情况 及分析||全部完成。",
            "||其他情况|无",
            "主要经验做法|坚持||",
            "续上文。",
            "||没有标签的一段。",
        ]
    )
    path = "项目绩效分析"
    assert _texts(rows) == [
        (f"{path}/自评结果分析/产出情况及分析", "全部完成。"),
        (f"{path}/其他情况", "无"),
        (f"{path}/主要经验做法", "坚持"),
        (f"{path}/主要经验做法", "续上文。"),
        (path, "没有标签的一段。"),
    ]
    [issue] = [row for row in rows.rows if isinstance(row, RawExtractionIssue)]
    assert (issue.issue_kind, issue.source_line) == ("lost_label", 5)


def test_notes_below_the_table(read: Reader) -> None:
    rows = read(["|主要经验做法|无。", "备注：1.说明一。", "", "2.说明二。"])
    assert _texts(rows)[1:] == [("备注", "备注：1.说明一。"), ("备注", "2.说明二。")]


def test_a_cell_without_a_place_is_reported(read: Reader) -> None:
    rows = read(["甲项目支出绩效自评表", "项目名称|甲|123.45"])
    [issue] = [row for row in rows.rows if isinstance(row, RawExtractionIssue)]
    assert (issue.issue_kind, issue.severity, issue.printed_text) == (
        "unplaced_cell",
        "error",
        "123.45",
    )
    assert rows.claims[-1].role is CellRole.ISSUE


def test_an_empty_table_yields_only_its_head(read: Reader) -> None:
    rows = read(["甲项目支出绩效自评表", ""])
    assert [type(row) for row in rows.rows] == [RawProject]
