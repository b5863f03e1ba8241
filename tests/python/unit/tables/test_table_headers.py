"""Headers as offices print them: one line or three, cut, spaced, swapped, damaged or missing."""

import pytest
from table_texts import META, Figures, read, read_all, region, table

from juesuan.extraction.claims import CellRole

BODY_05 = ("合计||3.00|1.00|2.00", "201|一般公共服务支出|3.00|1.00|2.00")
FIGURES_05: Figures = {
    ("05", key, measure): value
    for key in ("合计", "201")
    for measure, value in (
        ("total_expenditure", "3.00"),
        ("basic_expenditure", "1.00"),
        ("project_expenditure", "2.00"),
    )
}


@pytest.mark.parametrize(
    "header",
    [
        ("项目||本年支出||", "科目代码|科目名称|小计|基本支出|项目支出", "栏次||1|2|3"),
        ("科目代码|科目名称|小计|基本支出|项目支出",),
        ("项目||本年支出||", "科目代码|科目名称|小 计|基 本支出|项目 支出"),
        ("科目代码|科目名称|本年支出", "小计|基本支出|项目支出"),
        ("项目||合计|基本支出|项目支出", "功能分类科目编码|科目名称|||"),
        ("**项目**||<b>本年支出</b>||", "科目代码|科目名称|合计|基本支出|项目支出|"),
        ("项目||本年支出||", "科目代码|科目名称|||", "栏次||1|2|3"),
        ("科目代码|科目名称|小计|基本支", "出|项目支出"),
        (),
    ],
)
def test_columns_are_found(header: tuple[str, ...]) -> None:
    assert read("05", table(*header, *BODY_05)).figures() == FIGURES_05


def test_swapped_columns_go_by_their_headings() -> None:
    header = ("项目||本年支出||", "科目代码|科目名称|小计|项目支出|基本支出")
    found = read("05", table(*header, "合计||3.00|1.00|2.00"))
    assert found.figures()["05", "合计", "project_expenditure"] == "1.00"


def test_unknown_heading_goes_by_its_column_number() -> None:
    header = ("项目||本年支出||", "科目代码|科目名称|小计|基木支岀|项目支出", "栏次||1|2|3")
    found = read("05", table(*header, *BODY_05))
    assert found.figures() == FIGURES_05
    assert [c.mapped_by for c in found.columns] == ["header", "column_number", "header"]
    assert "heading_unknown" in found.kinds()


def test_column_of_no_layout_is_reported_and_moves_nothing() -> None:
    header = ("项目||本年支出|||备注", "科目代码|科目名称|小计|基本支出|项目支出|")
    rows = ("合计||3.00|1.00|2.00|", "201|一般公共服务支出|3.00|1.00|2.00|9.99")
    found = read("05", table(*header, *rows))
    assert found.figures() == FIGURES_05
    assert found.kinds() == ["heading_unknown", "column_unknown"]
    assert found.role(10, 5) is CellRole.ISSUE


def test_codes_may_be_split_into_class_group_and_item() -> None:
    found = read(
        "05",
        table(
            "项目||||本年支出||",
            "功能分类科目编码|||科目名称|小计|基本支出|项目支出",
            "类|款|项|栏次|1|2|3",
            "|||合计|3.00|1.00|2.00",
            "201|||一般公共服务支出|3.00|1.00|2.00",
            "201|03||政府办公厅|3.00|1.00|2.00",
            "201|03|01|行政运行|1.00|1.00|",
            "||99|其他支出|2.00||2.00",
        ),
    )
    codes = [row.row_code for row in found.rows]
    assert codes == ["", "201", "20103", "2010301", "2010399"]


@pytest.mark.parametrize("first", ["预算数", "决算数"])
def test_halves_of_table_09_go_by_what_spans_them(first: str) -> None:
    second = "决算数" if first == "预算数" else "预算数"
    items = "合计|因公出国 (境) 费|公务用车购置及运行维护费|||公务接待费"
    cars = "||小计|公务用车 购置 费|公务用车运行费|"
    found = read(
        "09",
        table(
            f"{first}||||||{second}|||||",
            f"{items}|{items}",
            f"{cars}|{cars}",
            "9.00||8.00||8.00|1.00|6.00||6.00||6.00|",
        ),
    )
    half = "budget" if first == "预算数" else "actual"
    assert found.figures()["09", "", f"{half} 公务接待费"] == "1.00"
    assert {c.measure_label for c in found.columns} == {"预算数", "决算数"}


def test_layout_with_budget_and_actual_under_each_item() -> None:
    found = read(
        "09",
        table(
            "财政拨款“三公”经费|||||||||||",
            "合计||因公出国（境）费||公务用车购置及运行维护费||||||公务接待费|",
            "||||小计||公务用车购置费||公务用车运行维护费|||",
            "预算数|决算数" + "|预算数|决算数" * 5,
            "9.00|6.00|||8.00|6.00|||8.00|6.00|1.00|",
        ),
    )
    assert found.figures()["09", "", "actual 公务用车运行维护费"] == "6.00"
    assert found.figures()["09", "", "budget 公务接待费"] == "1.00"


@pytest.mark.parametrize(
    ("meta", "unit"),
    [
        ("部门名称：某\n\n2024年度\n\n金额单位：万元", "万元"),
        ("部门名称：某  2024年度\n\n金额单位：万  \n元", "万元"),
        ("部门名称：某2024年度单位:元", "元"),
        ("部门名称：某\t2024年度\t单位：人民币千元", "千元"),
        ("部门名称：某", ""),
    ],
)
def test_unit_is_read_from_the_meta_lines(meta: str, unit: str) -> None:
    body = table("科目代码|科目名称|小计|基本支出|项目支出", *BODY_05)
    found = read_all([region("05", f"{meta}\n\n{body}")])
    assert found.tables[0].unit_text == unit
    assert ("unit_missing" in found.kinds()) is (not unit)
    assert found.figures() == FIGURES_05


@pytest.mark.parametrize("unit", ["美元", "万美元", "港币", "角"])
def test_unit_that_is_not_known_is_an_error_that_names_it(unit: str) -> None:
    body = table("科目代码|科目名称|小计|基本支出|项目支出", *BODY_05)
    found = read_all([region("05", f"部门名称：某\t金额单位：{unit}\n\n{body}")])
    (issue,) = [one for one in found.issues if one.issue_kind == "unit_unknown"]
    assert (issue.severity, issue.printed_text) == ("error", unit)
    assert "unit_missing" not in found.kinds()


def test_office_that_is_called_a_unit_is_no_unit_of_money() -> None:
    body = table("科目代码|科目名称|小计|基本支出|项目支出", *BODY_05)
    found = read_all([region("05", f"编制单位：某县财政部分局\t单位：人民币\n\n{body}")])
    assert "unit_unknown" not in found.kinds()


def test_header_repeated_behind_a_page_break_is_no_row() -> None:
    header = ("项目||本年支出||", "科目代码|科目名称|小计|基本支出|项目支出", "栏次||1|2|3")
    text = table(*header, BODY_05[0]) + "\n\n- 6 -\n\n" + META + table(*header, BODY_05[1])
    found = read("05", text)
    assert found.figures() == FIGURES_05
    assert not found.issues
