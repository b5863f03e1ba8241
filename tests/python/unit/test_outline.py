"""The outline: tables by marker or title, with the marks that real disclosures carry."""

import pytest

from juesuan.disclosure.document import Document, RejectedFileError
from juesuan.disclosure.readers import read
from juesuan.extraction.identity import Identity, identify
from juesuan.extraction.outline import Region, TableTitles, outline
from juesuan.project import reference_rows

TITLES = TableTitles.of(reference_rows("table_titles"))
ROWS = "金额单位：万元\n\n项目\t行次\t金额\n合计\t1\t2.00\n"


def regions_of(text: str) -> dict[str, Region]:
    return {region.name: region for region in outline(document_of(text), TITLES)}


def document_of(text: str, name: str = "a.txt") -> Document:
    return read(text.encode(), name)


def identity_of(text: str, name: str = "a.txt") -> Identity:
    document = document_of(text, name)
    return identify(document, outline(document, TITLES))


@pytest.mark.parametrize(
    "printed",
    [
        "收入决算表\n\n公开02表",
        "## 收入决算表\n公开02表",
        "**收入决算表**\n公开02\n\n表",
        "<b>收入決算表</b>\n\n公 开 02 表",
        "收 入 决 算 表\n公开０２表",
        "### **收入决算表**\n公开2表",
        "公开02表",
        "收入决算表",
        "收入决算表\n公开O2表",
    ],
)
def test_a_table_is_found_by_marker_or_title(printed: str) -> None:
    regions = regions_of(f"第二部分 2024年部门决算表\n\n{printed}\n\n2024年度\n{ROWS}")

    assert "02" in regions
    assert any("2.00" in line.text for line in regions["02"].lines)


def test_title_wins_over_the_marker_because_regions_number_differently() -> None:
    regions = regions_of(f"第二部分 决算表\n财政拨款“三公”经费支出决算表\n公开07表\n{ROWS}")

    assert regions["09"].marker_no == "07"


def test_a_title_printed_again_after_a_page_break_goes_on_with_its_table() -> None:
    text = f"第二部分 决算表\n收入决算表\n公开02表\n{ROWS}\n收入决算表\n公开02表\n{ROWS}"

    assert sum("2.00" in line.text for line in regions_of(text)["02"].lines) == 2


def test_contents_and_prose_that_name_a_table_do_not_start_one() -> None:
    text = (
        "目 录\n第一部分 概况\t1\n一、收入决算表\t5\n第三部分 情况说明\t9\n"
        f"第一部分 概况\n职责\n第二部分 决算表\n支出决算表\n公开03表\n{ROWS}"
        "第三部分 情况说明\n收入决算表\n收入总计2.00万元。\n附件：二级项目绩效自评表\n"
    )
    regions = regions_of(text)

    assert "02" not in regions
    assert not any(name.startswith("project") for name in regions)
    assert [line.number for line in regions["narrative"].lines] == [14, 15, 16, 17]


def test_project_tables_are_found_by_title_and_by_their_first_row() -> None:
    text = (
        "第五部分 附件\n**甲项目支出绩效自评表**  \n(2024年度)\n\n项目名称\t\t甲\n总分\t90\n\n"
        "项目名称\t\t乙\n总分\t80\n"
    )
    regions = regions_of(text)

    assert regions["project 1"].title == "甲项目支出绩效自评表"
    assert [line.number for line in regions["project 2"].lines] == [8, 9]


def test_a_project_title_may_fill_one_cell_of_a_row() -> None:
    text = (
        "第五部分 附件\n甲项目支出绩效自评表\t\t\n(2024年度)\t\t\n项目名称\t\t甲\n总分\t90\n"
        "乙项目支出绩效自评表\t\t\n项目名称\t\t乙\n总分\t80\n"
    )
    regions = regions_of(text)

    assert [line.number for line in regions["project 1"].lines] == [2, 3, 4, 5]
    assert [line.number for line in regions["project 2"].lines] == [6, 7, 8]
    assert regions["project 2"].title == "乙项目支出绩效自评表"


@pytest.mark.parametrize("title", ["甲项目支出绩效自评表", "甲项目支出绩效自评表\t\t"])
@pytest.mark.parametrize("below", ["", "(2024年度)\n", "绩效指标\t一级指标\t二级指标\n"])
def test_a_project_title_printed_again_after_a_page_break_goes_on_with_it(
    title: str, below: str
) -> None:
    again = f"{title}\n{below}产出指标\t数量指标\t次数\n总分\t90\n"
    text = f"第五部分 附件\n{title}\n项目名称\t\t甲\n\n{again}"
    regions = regions_of(text)

    assert [name for name in regions if name.startswith("project")] == ["project 1"]
    assert "总分" in "".join(line.text for line in regions["project 1"].lines)


def test_two_projects_of_one_title_are_two_tables() -> None:
    table = "甲项目支出绩效自评表\n\n(2024年度)\n\n项目名称\t\t甲\n总分\t90\n"
    regions = regions_of(f"第五部分 附件\n{table}\n{table}")

    assert [name for name in regions if name.startswith("project")] == ["project 1", "project 2"]


def test_a_second_name_row_begins_a_project() -> None:
    text = "第五部分 附件\n甲项目支出绩效自评表\n项目名称\t\t甲\n金额\t1\n合计\t2\n总分\t90\n"
    regions = regions_of(f"{text}项目名称\t\t乙\n总分\t80\n")

    assert [line.number for line in regions["project 2"].lines] == [7, 8]


def test_every_line_is_in_exactly_one_region(documents: dict[str, Document]) -> None:
    for document in documents.values():
        regions = outline(document, TITLES)
        numbers = [line.number for region in regions for line in region.lines]

        assert sorted(numbers) == [line.number for line in document.lines]
        assert {f"{n:02d}" for n in range(1, 11)} <= {region.name for region in regions}


def test_the_printed_year_and_office_are_read_from_cover_and_tables() -> None:
    cover = "某省某\n办公厅\n2023年度部门决算公开\n"
    text = f"{cover}收入决算表\n公开02表\n部门名称：某省某办公厅2023年度单位：万元\n{ROWS}"
    identity = identity_of(text)

    assert identity.fiscal_year == "2023"
    assert identity.office_name == "某省某办公厅"
    assert identity.report_kind == "部门决算"
    assert identity.doubts == ()


def test_a_year_that_is_printed_nowhere_comes_from_the_folder() -> None:
    text = f"收入决算表\n公开02表\n部门名称：某局\n{ROWS}"

    assert identity_of(text, "2021/a.txt").fiscal_year_basis == "folder"
    with pytest.raises(RejectedFileError, match="No fiscal year"):
        identity_of(text, "a.txt")


@pytest.mark.parametrize(
    ("prose", "folder", "year", "basis", "doubted"),
    [
        ("2022年度收入比2021年度增加，较2021年度、与2021年度相比。", "", "2022", "text", []),
        ("收入比2021年度增加。", "2022/", "2022", "folder", []),
        ("2021年度购置费用3万元，2021年度预算相比。", "2022/", "2022", "folder", ["2021年度"]),
        ("2022年度收入、2022年度支出与2021年度。", "2022/", "2022", "text", []),
    ],
)
def test_a_year_that_is_compared_with_is_none_and_the_folder_goes_before_prose(
    prose: str, folder: str, year: str, basis: str, doubted: list[str]
) -> None:
    text = f"收入决算表\n公开02表\n部门名称：某局\n{ROWS}第三部分 情况说明\n{prose}\n"
    identity = identity_of(text, f"{folder}a.txt")

    assert (identity.fiscal_year, identity.fiscal_year_basis) == (year, basis)
    assert [doubt.printed for doubt in identity.doubts] == doubted


def test_an_office_that_is_printed_nowhere_is_refused() -> None:
    with pytest.raises(RejectedFileError, match="No office name"):
        identity_of(f"收入决算表\n公开02表\n2024年度\n{ROWS}")


def test_an_office_that_no_table_names_comes_from_the_cover() -> None:
    identity = identity_of(f"某省某\n办公厅\n2023年度部门决算公开\n收入决算表\n公开02表\n{ROWS}")

    assert (identity.office_name, identity.office_name_basis) == ("某省某办公厅", "cover")


def test_headings_of_another_year_are_one_doubt_and_so_are_folder_and_file() -> None:
    table = f"公开02表\n部门名称：甲局\n二〇二三年度\n{ROWS}"
    text = f"甲局\n2024年度部门决算\n第二部分 2023年部门决算表\n收入决算表\n{table}"
    identity = identity_of(text, "2022/甲局2021年度决算.txt")

    assert identity.fiscal_year == "2024"
    doubts = [(doubt.line, doubt.printed) for doubt in identity.doubts]
    assert doubts == [(3, "第二部分2023年部门决算表"), (2, "2022"), (2, "2021")]
    assert "第3行等2处标题" in identity.doubts[0].zh
    assert "封面印2024年度（第2行）" in identity.doubts[2].zh


@pytest.mark.parametrize(
    "name",
    [
        "甲局2024年度.txt",
        "公开于2025年8月30日.txt",
        "2025-08-30.txt",
        "a-20003.txt",
        "2025公开2024.txt",
    ],
)
def test_a_name_of_its_year_or_of_a_day_is_no_doubt(name: str) -> None:
    text = f"甲局\n2024年度部门决算\n收入决算表\n公开02表\n部门名称：甲局\n2024年度\n{ROWS}"

    assert identity_of(text, f"2024/{name}").doubts == ()


def test_another_office_above_a_table_is_named_and_a_shortened_name_is_none() -> None:
    cover = "某省某办公厅\n2024年度部门决算\n收入决算表\n公开02表\n"
    own = f"{cover}部门名称：某省某办公厅\n{ROWS}支出决算表\n公开03表\n部门名称：某省办公厅\n{ROWS}"
    other = f"{own}部门名称：某省外事办 2024年度\n单位名称：某省外事办\n"

    assert identity_of(own).other_offices == ()
    assert [name for _, name in identity_of(other).other_offices] == ["某省外事办"] * 2
