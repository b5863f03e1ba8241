"""Head, prose and notes of project tables, and what happens to cells without a place."""

from collections.abc import Callable, Sequence

import pytest

from juesuan.extraction.rows import (
    CellRole,
    RawExtractionIssue,
    RawProject,
    RawProjectText,
    RegionRows,
)

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
