"""Rows that are damaged: cells lost or too many, cut lines, unreadable text, slipped totals."""

import pytest
from table_texts import read, read_all, region, stated, table

from juesuan.extraction.claims import CellRole

HEADER_02 = (
    "科目代码|科目名称|本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入"
    "|附属单位上缴收入|其他收入"
)
HEADER_05 = "科目代码|科目名称|小计|基本支出|项目支出"
HEADER_06 = "人员经费|||公用经费||||||||\n" + "|".join(["科目代码|科目名称|决算数"] * 4)
HEADER_01 = "收入|||支出||\n项目|行次|金额|项目|行次|金额"
HEADER_09 = "预算数||||||决算数|||||\n" + "|".join(
    ["合计|因公出国（境）费|小计|公务用车购置费|公务用车运行维护费|公务接待费"] * 2
)


def test_a_full_row_stays_under_its_header_even_where_it_is_misprinted() -> None:
    found = read("05", table(HEADER_05, "合计||3.10|1.00|2.00"))
    assert found.aligned("05") == ["header"]
    assert found.figures()["05", "合计", "total_expenditure"] == "3.10"


def test_a_lost_blank_is_found_by_the_identity() -> None:
    found = read("09", table(HEADER_09, "9.00||8.00||8.00|1.00|5.00|2.00|||3.00"))
    assert found.figures()["09", "", "actual 公务接待费"] == "3.00"
    assert found.aligned("09") == ["identity", "identity"]


def test_a_slipped_row_of_the_right_length_is_put_right() -> None:
    found = read("05", table(HEADER_05, "合计|3.00|1.00|2.00|"))
    assert found.rows[0].values[:3] == ("3.00", "1.00", "2.00")
    assert found.aligned("05") == ["identity"]


def test_a_row_that_nothing_decides_is_unresolved_and_reported() -> None:
    found = read("09", table(HEADER_09, "8.00||8.00||8.00||8.00||8.00|8.00"))
    assert found.aligned("09") == ["identity", "unresolved"]
    assert found.rows[1].values[:4] == ("8.00", "8.00", "8.00", "")
    assert found.kinds() == ["row_unresolved"]
    assert {found.role(9, cell) for cell in (6, 8, 9)} == {CellRole.ISSUE}
    assert found.role(9, 0) is CellRole.FIGURE


@pytest.mark.parametrize("item", ["公务用车购置费", "公务用车运行维护费"])
def test_the_narrative_decides(item: str) -> None:
    row = table(HEADER_09, "8.00||8.00||8.00||8.00||8.00|8.00")
    other = ({"公务用车购置费", "公务用车运行维护费"} - {item}).pop()
    narrative = [stated(item + "支出", "80,000", unit="元"), stated(other + "支出", "0")]
    found = read_all([region("09", "金额单位：万元\n" + row)], narrative)
    assert found.figures()["09", "", f"actual {item}"] == "8.00"
    assert found.aligned("09") == ["identity", "evidence"]


def test_another_table_decides() -> None:
    nine = region("09", "单位：万元\n" + table(HEADER_09, "8.00||8.00||8.00||8.00||8.00|8.00"))
    six = "单位：万元\n" + table(HEADER_06, "|||30231|公务用车运行维护费|7.50||||||")
    found = read_all([nine, region("06", six, 50)])
    assert found.figures()["09", "", "actual 公务用车运行维护费"] == "8.00"


def test_the_sums_of_the_table_decide() -> None:
    rows = ("合计||5.00|4.00|||||1.00", "201|一般|4.00|4.00|||||", "208|社保|1.00||1.00")
    found = read("02", table(HEADER_02, *rows))
    assert found.figures()["02", "208", "other_income"] == "1.00"
    assert found.aligned("02") == ["header", "header", "evidence"]


def test_rows_without_their_blank_ends_stay_under_the_header() -> None:
    rows = ("合计||5.00|5.00", "201|一般|3.00|3.00", "208|社保|2.00|2.00")
    found = read("02", table(HEADER_02, *rows))
    assert found.figures()["02", "208", "fiscal_appropriation"] == "2.00"


def test_a_row_that_fits_nowhere_keeps_its_text() -> None:
    found = read("05", table(HEADER_05, "合计||3.00|1.00|2.00", "201|一般|3.00|1.00|2.00|7.00"))
    lost = found.rows[1]
    assert (lost.aligned_by, lost.row_label) == ("unresolved", "一般")
    assert lost.values[:5] == ("201", "3.00", "1.00", "2.00", "7.00")
    assert [(i.issue_kind, i.severity) for i in found.issues] == [("row_unresolved", "error")]


@pytest.mark.parametrize("text", ["12O6.24", "3..00", "1,2,06.2", "五"])
def test_unreadable_values_are_kept_and_reported(text: str) -> None:
    found = read("05", table(HEADER_05, f"合计||{text}|1.00|2.00"))
    assert found.figures()["05", "合计", "total_expenditure"] == text
    assert [(i.issue_kind, i.printed_text) for i in found.issues] == [("value_unread", text)]
    assert found.role(8, 2) is CellRole.ISSUE


def test_blank_zero_and_dash_stay_apart() -> None:
    found = read("05", table(HEADER_05, "合计||0.00||———"))
    assert found.rows[0].values[:3] == ("0.00", "", "———")


def test_full_width_digits_and_tags_are_values() -> None:
    found = read("05", table(HEADER_05, "<b>合 计</b>||**３．００**|１.00|2.00"))
    assert found.rows[0].values[:3] == ("３．００", "１.00", "2.00")
    assert found.rows[0].row_label == "合计"
    assert not found.issues


def test_a_row_cut_by_a_line_break_is_one_row() -> None:
    found = read("05", table(HEADER_05, "201|一般公共", "服务支出|3.00|1.00|2.00"))
    assert [(row.row_label, row.value_1) for row in found.rows] == [("一般公共服务支出", "3.00")]
    assert found.role(9, 0) is CellRole.TEXT


def test_code_and_name_in_one_cell_are_told_apart() -> None:
    found = read("05", table(HEADER_05, "201一般公共服务支出|3.00|1.00|2.00"))
    assert [(row.row_code, row.row_label) for row in found.rows] == [("201", "一般公共服务支出")]
    assert found.role(8, 0) is CellRole.CODE


def test_repeated_and_misshapen_codes_are_reported_not_dropped() -> None:
    rows = [f"{code}|一般|3.00|1.00|2.00" for code in ("201", "201", "2O1", "20")]
    found = read("05", table(HEADER_05, *rows))
    assert [row.value_1 for row in found.rows] == ["3.00"] * 4
    assert found.kinds() == ["code_repeated", "code_shape", "code_shape"]


@pytest.mark.parametrize("blanks", range(8))
def test_totals_of_table_06_are_found_in_any_column(blanks: int) -> None:
    row = "人员经费合计||70.68|公用经费合计" + "|" * (blanks + 1) + "15.96"
    found = read("06", table(HEADER_06, "301|工资|70.68|302|商品|15.96||||||", row))
    assert found.figures()["06", "人员经费合计", "final_amount"] == "70.68"
    assert found.figures()["06", "公用经费合计", "final_amount"] == "15.96"
    assert [row.block_no for row in found.rows if not row.row_code and row.row_label] == [1, 2]


def test_blank_codes_at_the_end_of_table_06() -> None:
    found = read("06", table(HEADER_06, "30399|其他|1.00|30239|交通|2.00||||||", "30240|税金|3.00"))
    assert found.figures()["06", "30240", "final_amount"] == "3.00"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("一、收入|1|5.00|一、一般|32|4.00", {"1": "5.00", "32": "4.00"}),
        ("一、收入|1||一、一般|32|", {}),
        ("一、收入|1|5.00|一、一般|32", {"1": "5.00"}),
        ("一、收入|1|一、一般|32|4.00", {"32": "4.00"}),
        ("1|一、一般|32|4.00", {"32": "4.00"}),
    ],
)
def test_rows_of_table_01_go_by_their_line_numbers(row: str, expected: dict[str, str]) -> None:
    found = read("01", table(HEADER_01, row))
    assert {key[1]: value for key, value in found.figures().items()} == expected
    assert [r.line_number for r in found.rows] == ["1", "32"]


def test_sections_of_table_10() -> None:
    text = table(
        "一、政府采购情况||",
        "项目|行次|统计数",
        "合计|1|20.00",
        "货物|2",
        "二、机关运行经费",
        "项目||统计数",
        "（一）行政单位|5|",
        "三、国有资产占用情况||",
        "1. 副部（省）级及以上领导用车|8|2",
        "（二）单价100万元（含）以上设备（不含车辆）|17|1",
    )
    # The second section is a plain line: the last cells of its row are lost.
    found = read("10", text)
    assert {(row.section_label, row.line_number, row.value_1) for row in found.rows} == {
        ("一、政府采购情况", "1", "20.00"),
        ("一、政府采购情况", "2", ""),
        ("二、机关运行经费", "5", ""),
        ("三、国有资产占用情况", "8", "2"),
        ("三、国有资产占用情况", "17", "1"),
    }
    assert not [issue for issue in found.issues if issue.severity == "error"]
