"""Indicator rows: found under their header, or by what their own cells say."""

import random
from collections.abc import Callable, Sequence

import pytest

from juesuan.disclosure.document import Line
from juesuan.extraction.claims import RegionRows
from juesuan.extraction.outline import Region
from juesuan.extraction.projects import ProjectLabels, read_project
from juesuan.extraction.rows import AlignedBy, RawExtractionIssue, RawProject, RawProjectIndicator

Reader = Callable[[Sequence[str]], RegionRows]
HEADER = (
    "绩效指标|一级指标|二级指标|三级指标|年初指标值|调整后指标值|实际完成值|定性值情况说明"
    "|分值|得分|偏差原因"
)
ROW = "|产出指标|数量指标|培训次数|≥次|≥10次|≥12次||10|9|次数偏多"


def _indicators(rows: RegionRows) -> list[RawProjectIndicator]:
    return [row for row in rows.rows if isinstance(row, RawProjectIndicator)]


def _texts(row: RawProjectIndicator) -> str:
    values = (
        row.level_1,
        row.level_2,
        row.level_3,
        row.initial_target,
        row.adjusted_target,
        row.actual_value,
        row.qualitative_note,
        row.weight,
        row.score,
        row.deviation_text,
    )
    return "|".join(values)


CASES = {
    "as printed": (ROW, ROW[1:], "header"),
    "cut behind the score": ("|产出指标|数量指标|次数|≥次|≥1次|≥2次||10|9",
                             "产出指标|数量指标|次数|≥次|≥1次|≥2次||10|9|", "header"),
    "extra first cell": (f"|{ROW}", ROW[1:], "identity"),
    "lost first cell": (ROW[1:], ROW[1:], "identity"),
    "lost blank before the weight": ("|产出指标|数量指标|培训次数|≥次|≥10次|≥12次|10|9|次数偏多|",
                                     ROW[1:], "identity"),
    "lost blank before the words": ("||质量指标|规范程度|规范|达成预期指标||5|5||",
                                    "|质量指标|规范程度||规范|达成预期指标||5|5|", "identity"),
    "blank score": ("|效益指标|经济效益|签约数|≥个|≥3个|≥2个||8||较上年减少",
                    "效益指标|经济效益|签约数|≥个|≥3个|≥2个||8||较上年减少", "header"),
    "shifted with a blank score": ("|||质量指标|规范程度||规范|达成预期指标||5||",
                                   "|质量指标|规范程度||规范|达成预期指标||5||", "identity"),
    "note on a quality": ("||质量指标|规范程度||规范|达成预期指标|制度齐全|5|5|",
                          "|质量指标|规范程度||规范|达成预期指标|制度齐全|5|5|", "header"),
    "blank weight": ("|产出指标|数量指标|培训次数|≥次|≥10次|≥12次|||9|",
                     "产出指标|数量指标|培训次数|≥次|≥10次|≥12次|||9|", "header"),
    "short first level": ("|满意度|服务对象满意度|满意度|≥%|≥95%|≥95%||5|5|",
                          "满意度|服务对象满意度|满意度|≥%|≥95%|≥95%||5|5|", "header"),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(CASES))
def test_one_row(case: str, read: Reader) -> None:
    line, expected, aligned_by = CASES[case]
    [row] = _indicators(read([HEADER, line]))
    assert _texts(row) == expected
    assert row.aligned_by == aligned_by


def test_a_row_that_no_placement_fits_is_reported(read: Reader) -> None:
    rows = read([HEADER, "|产出指标|数量指标|培训次数|≥次|10|20|30|40|50|60"])
    [row] = _indicators(rows)
    assert row.aligned_by == AlignedBy.UNRESOLVED
    [issue] = [row for row in rows.rows if isinstance(row, RawExtractionIssue)]
    assert (issue.severity, issue.source_line) == ("error", 2)


def test_split_labels_are_joined_also_in_shifted_rows(read: Reader) -> None:
    above = "|满意度|服务对象|职工满意度|=%|=95%|=95%||5|5|"
    below = "指标|满意度|企业满意度|=%|=90%|=90%||5|5|"
    rows = _indicators(read([HEADER, above, "", below]))
    assert [(row.level_1, row.level_2, row.level_3) for row in rows] == [
        ("满意度指标", "服务对象满意度", "职工满意度"),
        ("", "", "企业满意度"),
    ]
    assert {row.aligned_by for row in rows} == {"evidence"}


def test_a_text_broken_over_two_rows_is_one_indicator(read: Reader) -> None:
    [row] = _indicators(read([HEADER, ROW, "|||及频率|||||||，下年调整"]))
    assert (row.level_3, row.deviation_text) == ("培训次数及频率", "次数偏多，下年调整")


def test_a_repeated_header_is_no_indicator(read: Reader) -> None:
    assert len(_indicators(read([HEADER, ROW, "", HEADER, ROW]))) == 2


def test_a_header_broken_over_two_rows(read: Reader) -> None:
    upper = HEADER.replace("指标值", "指").replace("完成值", "完")
    lower = "||||标值|标值|成值|||"
    [row] = _indicators(read([upper, lower, ROW]))
    assert _texts(row) == ROW[1:]


def test_a_lost_heading_is_found_by_its_place(read: Reader) -> None:
    [row] = _indicators(read([HEADER.replace("调整后指标值", ""), ROW]))
    assert _texts(row) == ROW[1:]


def test_a_lost_header_is_replaced_by_the_form(read: Reader) -> None:
    [row] = _indicators(
        read(["|年度目标|||||实际完成情况", "|甲|||||乙", ROW.replace("||10|9", "|10|9")])
    )
    assert _texts(row) == ROW[1:]


BELOW = "|||培训效果||提升|达成预期指标||5|4|"
BROKEN = {
    "name": ("|产出指标|数量指标|培\n训次数|≥次|≥10次|≥12次||10|9|次数偏多", ROW),
    "target": ("|产出指标|数量指标|培训次数|≥次|≥1\n0次|≥12次||10|9|次数偏多", ROW),
    "percent": ("|产出指标|数量指标|培训次数|=%|=1\n00%|=90%||10|9|",
                "|产出指标|数量指标|培训次数|=%|=100%|=90%||10|9|"),
    "deviation": (f"{ROW}\n，下年调整", f"{ROW}，下年调整"),
    "deviation named like a level": (f"{ROW}，属于\n效益指标", f"{ROW}，属于效益指标"),
    "name and lost tail": ("|产出指标|数量指标|培\n训次数|≥次|≥10次|≥12次||10|9",
                           "|产出指标|数量指标|培训次数|≥次|≥10次|≥12次||10|9|"),
    "over a page": ("|产出指标|数量指标|培\n\n训次数|≥次|≥10次|≥12次||10|9|次数偏多", ROW),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(BROKEN))
def test_a_row_broken_inside_a_cell_is_one_indicator(case: str, read: Reader) -> None:
    printed, expected = BROKEN[case]
    above = "|产出指标|数量指标|会议次数|≥次|≥1次|≥1次||2|1|"
    rows = read([HEADER, above, *printed.split("\n"), BELOW])
    assert [_texts(row) for row in _indicators(rows)] == [above[1:], expected[1:], BELOW[1:]]
    assert not [row for row in rows.rows if isinstance(row, RawExtractionIssue)]


@pytest.mark.parametrize("line", ["第 18 页 共 30 页", "31", "- 17 -"])
def test_a_page_number_is_no_part_of_the_row_above(line: str, read: Reader) -> None:
    rows = read([HEADER, ROW, line, BELOW])
    assert [_texts(row) for row in _indicators(rows)] == [ROW[1:], BELOW[1:]]


def test_a_row_without_tabs_is_reported_and_no_indicator_is_invented(read: Reader) -> None:
    rows = read([HEADER, ROW, "质量指标 公务接待次数 ≥次 ≥10次 ≥11次 10 10", BELOW])
    assert [_texts(row) for row in _indicators(rows)] == [ROW[1:], BELOW[1:]]
    [issue] = [row for row in rows.rows if isinstance(row, RawExtractionIssue)]
    assert (issue.severity, issue.source_line) == ("error", 3)


def test_a_header_without_the_first_heading_is_no_obstacle(read: Reader) -> None:
    [row] = _indicators(read([HEADER.replace("一级指标", ""), ROW]))
    assert _texts(row) == ROW[1:]


TOTALS = {
    "score and grade": ("总分|||||||96|优", ("", "96", "优")),
    "spaces": ("||总 分||||75|中|", ("", "75", "中")),
    "weights too": ("总分|||||||100|96|优|", ("100", "96", "优")),
    "only weights": ("总分|||||||100|||", ("100", "", "")),
    "beside the next section": ("项目绩效分析|总分||||||97|优", ("", "97", "优")),
    "in one cell": ("总分|||||||96优||", ("", "96", "优")),
    "lost word": ("|||||||96|优", ("", "96", "优")),
    "full score beside a grade": ("总分|||||||100|优", ("", "100", "优")),
    "full score apart from its grade": ("总分||||||||100||优", ("", "100", "优")),
    "full score under its heading": ("总分|||||||||100.00|", ("", "100.00", "")),
    "full weight under its heading": ("总分||||||||100||", ("100", "", "")),
    "full weight and full score": ("总分|||||||100|100|优", ("100", "100", "优")),
    "other label": ("总计得分|||||||96|优", ("", "96", "优")),
    "long label": ("自评 总得分|||||||96|良", ("", "96", "良")),
    "excellent": ("总分|||||||96|优秀|", ("", "96", "优秀")),
    "good": ("总分|||||||86|良好", ("", "86", "良好")),
    "middling": ("总分|||||||76|中等", ("", "76", "中等")),
    "passed": ("总分|||||||66|合格", ("", "66", "合格")),
    "word in one cell": ("总分|||||||96（优秀）||", ("", "96", "优秀")),
    "score broken over two lines": ("总分|||||||96\n.5|优", ("", "96.5", "优")),
}


@pytest.mark.parametrize("case", sorted(TOTALS))
def test_total(case: str, read: Reader) -> None:
    line, expected = TOTALS[case]
    money = ("项目资金（万元）||年初预算数|全年预算数|全年执行数|资金结余|执行率|得分",
             "资金总额||40|40|40|0|100|10")  # fmt: skip
    rows = read([*money, HEADER, ROW, *line.split("\n")])
    [project] = [row for row in rows.rows if isinstance(row, RawProject)]
    found = (project.total_weight_text, project.total_score_text, project.grade_text)
    assert found == expected


@pytest.mark.parametrize("seed", range(20))
def test_a_lost_or_added_blank_moves_nothing(
    seed: int, real_regions: dict[tuple[str, int], Region], labels: ProjectLabels
) -> None:
    """One blank cell less or more in any row of the real tables leaves every value in its place."""
    chance = random.Random(seed)
    for (_, number), region in real_regions.items():
        lines = tuple(_damaged(line, chance) for line in region.lines)
        damaged = Region(region.name, lines, region.title)
        before, after = (
            [_texts(row) for row in _indicators(read_project(one, number, "d", "f", labels))]
            for one in (region, damaged)
        )
        assert after == before


def _damaged(line: Line, chance: random.Random) -> Line:
    cells = list(line.cells)
    is_indicator = sum("指标" in cell and len(cell) < 20 for cell in cells) < 4 and len(cells) > 6
    blanks = [index for index, cell in enumerate(cells) if not cell]
    if not is_indicator or not blanks or not any(cell.isdigit() for cell in cells):
        return line
    if chance.random() < 0.5:
        del cells[chance.choice(blanks)]
    else:
        cells.insert(chance.randrange(len(cells) + 1), "")
    return Line(line.number, "\t".join(cells))
