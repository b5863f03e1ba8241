"""Rows that damage made look like other rows: put right where certain, reported where not."""

import pytest
from table_texts import Read, read, read_all, region, stated, table
from test_table_rows import HEADER_01, HEADER_05, HEADER_06, HEADER_09

from juesuan.extraction.claims import CellRole

HEADER_03 = (
    "科目代码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出"
)
ROWS_05 = (
    "合计||5.00|3.00|2.00",
    "201|一般|5.00|3.00|2.00",
    "20103|政府|5.00|3.00|2.00",
    "2010301|行政运行|3.00|3.00|",
    "2010399|其他政府支出|2.00||2.00",
)
FIGURES_05 = read("05", table(HEADER_05, *ROWS_05)).figures()


def damaged(*edits: tuple[int, str]) -> Read:
    """Read the small table 05 with some of its rows replaced."""
    rows = list(ROWS_05)
    for index, row in edits:
        rows[index] = row
    return read("05", table(HEADER_05, *rows))


def errors(found: Read) -> list[str]:
    return [issue.issue_kind for issue in found.issues if issue.severity == "error"]


def warnings(found: Read) -> list[str]:
    return [issue.issue_kind for issue in found.issues if issue.severity == "warning"]


def test_the_undamaged_table_is_silent() -> None:
    assert not damaged().issues


@pytest.mark.parametrize("row", ["2010301 行政运行 3.00 3.00", "行政运行    3.00"])
def test_a_row_without_tabs_is_an_error(row: str) -> None:
    found = damaged((3, row))
    assert errors(found) == ["row_uncut"]
    assert found.role(11, 0) is CellRole.ISSUE


@pytest.mark.parametrize(
    "line",
    ["- 17 -", "第 18 页 共 30 页", "注：合计 5.00 基本 3.00", "栏次 1 2 3", "2024 年 9 月 30 日"],
)
def test_other_lines_without_tabs_are_text(line: str) -> None:
    found = damaged((3, f"{ROWS_05[3]}\n{line}"))
    assert found.figures() == FIGURES_05
    assert not found.issues


@pytest.mark.parametrize("separator", [" | ", "    "])
def test_a_table_without_tabs_is_one_clear_error(separator: str) -> None:
    text = "\n".join(row.replace("|", separator) for row in (HEADER_05, *ROWS_05))
    found = read("05", text)
    assert [(i.issue_kind, i.severity) for i in found.issues] == [("row_uncut", "error")]
    assert "17个数字未入库" in found.issues[0].message_zh


@pytest.mark.parametrize(
    "rows",
    [
        "2010399|其他政\n\n府支出|2.00||2.00",
        "2010399|其他政府支出\n2.00||2.00",
        "2010399|其他政府支出\n\n2.00||2.00",
        "2010399|其他政|2.00||2.00\n|府支出|||",
        "2010399|其他政|2.00||2.00\n\n|府支出|||",
    ],
)
def test_a_row_cut_by_a_page_break_is_one_row(rows: str) -> None:
    found = damaged((4, rows))
    assert found.figures() == FIGURES_05
    assert found.rows[4].row_label == "其他政府支出"
    assert found.kinds() == ["row_rejoined"]


def test_a_row_of_06_cut_in_a_name_is_one_row() -> None:
    row = "30108|养老|76.35|30206|电费||30901|房屋||31099|其他|"
    for cut in (row.replace("养老", "养\n\n老"), row.replace("养老", "养") + "\n|老||||||||||"):
        found = read("06", table(HEADER_06, cut))
        assert found.figures() == {("06", "30108", "final_amount"): "76.35"}
        assert found.rows[0].row_label == "养老"


def test_amounts_without_a_code_are_an_error_and_kept() -> None:
    found = damaged((3, "|行政运行|3.00|3.00|"))
    assert errors(found) == ["row_without_key"]
    assert found.rows[3].values[:2] == ("3.00", "3.00")


def test_a_lost_total_label_is_restored_where_the_classes_add_up() -> None:
    found = damaged((0, "||5.00|3.00|2.00"))
    assert found.figures() == FIGURES_05
    assert found.kinds() == ["total_label_restored"]


def test_a_row_without_any_key_is_no_total_where_the_classes_do_not_add_up() -> None:
    found = damaged((0, "||6.00|4.00|2.00"))
    assert errors(found) == ["row_without_key"]


def test_code_and_name_in_each_other_s_column_are_swapped() -> None:
    found = damaged((3, "行政运行|2010301|3.00|3.00|"))
    assert found.figures() == FIGURES_05
    assert found.rows[3].row_label == "行政运行"
    assert found.role(11, 1) is CellRole.CODE
    assert found.kinds() == ["keys_swapped"]


@pytest.mark.parametrize("row", ["2010301 行政运行||3.00|3.00|", "2010301 行政运行|3.00|3.00|"])
def test_code_and_name_merged_with_a_space_are_told_apart(row: str) -> None:
    found = damaged((3, row))
    assert found.figures() == FIGURES_05
    assert (found.rows[3].row_code, found.rows[3].row_label) == ("2010301", "行政运行")


@pytest.mark.parametrize("row", ["2010301 行政运行 3.00|||3.00|", "2010301 行政运行 3.00|3.00|"])
def test_code_name_and_amount_in_one_cell_are_told_apart(row: str) -> None:
    found = damaged((3, row))
    assert found.figures() == FIGURES_05
    assert warnings(found) == ["amount_split"]


@pytest.mark.parametrize("row", ["2010301|行政运行 3.00||3.00|", "2010301|行政运行 3.00|3.00|"])
def test_an_amount_in_the_name_is_cut_off(row: str) -> None:
    found = damaged((3, row))
    assert found.figures() == FIGURES_05
    assert warnings(found) == ["amount_split"]
    assert found.role(11, 1) is CellRole.FIGURE


def test_an_amount_in_the_name_that_has_no_place_is_an_error() -> None:
    found = damaged((3, "2010301|行政运行 9.00|3.00|3.00|"))
    assert errors(found) == ["value_in_name"]
    assert found.role(11, 1) is CellRole.ISSUE


@pytest.mark.parametrize("row", ["人员经费合计 70.68|||公用", "人员经费合计||70.68|公用"])
@pytest.mark.parametrize("dash", ["", "———"])
def test_totals_of_06_with_glued_amount_or_dash(row: str, dash: str) -> None:
    found = read("06", table(HEADER_06, f"301|工资|70.68|302|商品|15.96||||||\n{row}经费合计"))
    assert found.figures()["06", "人员经费合计", "final_amount"] == "70.68"
    text = f"人员经费合计||70.68|公用经费合计|||{dash}|||||15.96"
    found = read("06", table(HEADER_06, "301|工资|70.68|302|商品|15.96||||||", text))
    assert found.figures()["06", "公用经费合计", "final_amount"] == "15.96"
    assert not errors(found)


@pytest.mark.parametrize("blanks", [2, 5, 11])
def test_a_grand_total_of_06_stands_in_block_one(blanks: int) -> None:
    total = "合计" + "|" * blanks + "86.64"
    found = read("06", table(HEADER_06, "301|工资|70.68|302|商品|15.96||||||", total))
    row = found.rows[-1]
    assert (row.block_no, row.row_code, row.row_label, row.value_1) == (1, "", "合计", "86.64")
    assert not found.issues


def test_no_two_rows_of_a_line_share_a_block() -> None:
    row = "30399|其他|1.00|人员经费合计||70.68|公用经费合计||||||15.96"
    found = read("06", table(HEADER_06, "301|工资|70.68|302|商品|15.96||||||", row))
    keys = [(row.source_line, row.block_no) for row in found.rows]
    assert len(keys) == len(set(keys))
    assert found.figures()["06", "人员经费合计", "final_amount"] == "70.68"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("9.00||8.00||8.00|1.00", "5.00||2.00||2.00|3.00"),
        ("9.00||8.00||8.00|1.00|", "5.00||2.00||2.00|3.00"),
        ("9.00||8.00|", "|8.00|1.00|5.00||2.00||2.00|3.00"),
    ],
)
def test_09_printed_in_two_lines_is_one_row(first: str, second: str) -> None:
    whole = read("09", table(HEADER_09, "9.00||8.00||8.00|1.00|5.00||2.00||2.00|3.00"))
    found = read("09", table(HEADER_09, first, second))
    assert found.figures() == whole.figures()
    assert found.kinds() == ["row_rejoined"]


def test_a_second_row_of_09_that_fits_nowhere_forbids_the_first() -> None:
    found = read("09", table(HEADER_09, "9.00||8.00||8.00|1.00|5.00|2.00|||3.00", "7.00|6.00"))
    assert not found.figures()
    assert errors(found) == ["row_unresolved", "row_unresolved"]


ROWS_10 = ("1. 领导用车|8|", "2. 负责人用车|9|", "3. 通信用车|10|4", "4. 应急用车|11|3")
HEADER_10 = "三、国有资产占用情况||\n项目|行次|统计数"


@pytest.mark.parametrize("value", ["3", "12", "20"])
def test_a_lost_line_number_does_not_take_the_figure(value: str) -> None:
    rows = (*ROWS_10[:3], f"4. 应急用车|{value}", "5. 执法用车|12|")
    found = read("10", table(HEADER_10, *rows))
    row = next(row for row in found.rows if row.row_label.startswith("4"))
    assert (row.line_number, row.value_1) == ("", value)


def test_a_line_number_without_its_figure_stays_one() -> None:
    found = read("10", table(HEADER_10, *ROWS_10[:3], "4. 应急用车|11", "5. 执法用车|12|"))
    row = next(row for row in found.rows if row.row_label.startswith("4"))
    assert (row.line_number, row.value_1) == ("11", "")


def test_a_label_of_10_on_two_lines_is_one_label() -> None:
    found = read("10", table(HEADER_10, *ROWS_10, "（二）单价100万元\n（不含车辆）|17|1"))
    assert found.rows[-1].row_label == "（二）单价100万元（不含车辆）"
    assert found.figures()["10", "17", "statistic"] == "1"


@pytest.mark.parametrize("values", ["流动资产|100.00|120.00", "流动资产|100|120"])
def test_rows_of_an_unknown_table_are_no_rows_of_this_one(values: str) -> None:
    rows = (*ROWS_10, "国有资产情况表", "项目|期初数|期末数", values)
    found = read("10", table(HEADER_10, *rows))
    assert errors(found) == ["rows_of_other_table"]
    assert not [row for row in found.rows if row.row_label == "流动资产"]


def test_an_amount_is_no_line_number() -> None:
    found = read("10", table(HEADER_10, *ROWS_10, "流动资产|100.00|120.00"))
    assert errors(found) == ["row_unresolved"]
    assert not [row for row in found.rows if row.line_number == "100.00"]


@pytest.mark.parametrize("cell", ["39 253.66|", "|39 253.66", "39 253.66"])
def test_line_number_and_amount_in_one_cell_are_told_apart(cell: str) -> None:
    rows = ("一、|7||一、|38|", f"二、|8||二、|{cell}", "三、|9||三、|40|68.19")
    found = read("01", table(HEADER_01, *rows))
    assert found.figures()["01", "39", "amount"] == "253.66"
    assert warnings(found) == ["amount_split"]


def test_what_may_be_line_number_and_amount_is_no_amount() -> None:
    found = read("01", table(HEADER_01, "一、|8||一、|39 253.66|"))
    assert errors(found) == ["value_unread"]
    assert "39253.66" not in "".join(found.figures().values())


def test_a_whole_row_goes_where_its_parents_put_it() -> None:
    rows = (
        "合计||5.00|3.00|2.00|||",
        "201|一般|5.00|3.00|2.00|||",
        "20103|政府|5.00|3.00|2.00|||",
        "2010301|行政运行|3.00|3.00||||",
        "2010399|其他|2.00|2.00||||",
    )
    found = read("03", table(HEADER_03, *rows))
    assert found.figures()["03", "2010399", "project_expenditure"] == "2.00"
    assert ("03", "2010399", "basic_expenditure") not in found.figures()
    assert found.kinds() == ["row_realigned"]
    assert "项目支出 2.00" in found.issues[0].message_zh


def test_parents_that_contradict_without_telling_which_row_slipped_are_a_warning() -> None:
    rows = ("合计||2.00|2.00||||", "201|一般|2.00||2.00|||")
    found = read("03", table(HEADER_03, *rows))
    assert found.figures()["03", "201", "project_expenditure"] == "2.00"
    assert found.kinds() == ["column_contradicts_parent"]


def test_a_misprinted_part_is_no_slip() -> None:
    found = damaged((3, "2010301|行政运行|3.10|3.10|"))
    assert found.figures()["05", "2010301", "basic_expenditure"] == "3.10"
    assert not found.issues


def test_messages_say_where_the_figures_went() -> None:
    text = "单位：万元\n" + table(HEADER_09, "8.00||8.00||8.00||8.00||8.00|8.00")
    found = read_all([region("09", text)], [stated("公务用车购置费支出", "8.00")])
    assert "决算数—公务用车购置费 8.00" in found.issues[0].message_zh
    assert "evidence" not in found.issues[0].message_zh


def test_rows_that_mostly_fit_nowhere_are_one_issue() -> None:
    rows = [f"20{i}|一般|3.00|1.00|2.00|7.00" for i in range(1, 7)]
    found = read("05", table(HEADER_05, *rows))
    assert found.kinds() == ["row_unresolved"]
    assert "共6行" in found.issues[0].message_zh


def test_a_table_printed_twice_is_one_issue() -> None:
    found = read("05", table(HEADER_05, *ROWS_05, *ROWS_05))
    assert found.kinds() == ["code_repeated"]


def test_lost_headings_of_both_halves_are_told_apart() -> None:
    header = HEADER_09.replace("|公务用车运行维护费", "")
    found = read("09", table(header, "9.00||8.00||1.00|5.00||2.00||3.00"))
    texts = [issue.message_zh for issue in found.issues if issue.issue_kind == "heading_lost"]
    assert len(texts) == len(set(texts)) == 2
