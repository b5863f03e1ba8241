"""What a code, a name, a row or a line of one disclosure means."""

import pytest

from juesuan.lookup import UnknownValueError
from juesuan.tracing.subjects import Place, find_places, find_table, unknown_text


def place(region: str, row_key: str, name: str | None = None, **more: str | None) -> Place:
    values = {
        "row_code": None,
        "line_number": None,
        "item_key": None,
        "class_code": None,
        "item_name": None,
        "section_label": None,
        "measure": "amount",
        "measure_label": "金额",
        "figure_ref": f"{region}|{row_key}|{more.get('measure')}",
        **more,
    }
    return Place(region=region, row_key=row_key, row_name=name or row_key, source_line=1, **values)


PLACES = (
    place("01", "32", "一、一般公共服务支出", line_number="32", class_code="201"),
    place("01", "58", "本年支出合计", line_number="58"),
    place("03", "合计", measure="basic_expenditure", measure_label="基本支出"),
    place("03", "合计", measure="project_expenditure", measure_label="项目支出"),
    place("03", "201", "一般公共服务支出", row_code="201", class_code="201"),
    place("03", "2010301", "行政运行", row_code="2010301", class_code="201"),
    place("03", "2101101", "行政单位医疗", row_code="2101101", class_code="210"),
    place("04", "58", "二十六、抗疫特别国债安排的支出", line_number="58", figure_ref=None),
    place("06", "30217", "公务接待费", row_code="30217", item_key="official_reception"),
    place("06", "30231", "公务用车运行维护费", row_code="30231", item_key="vehicle_operation"),
    place("09", "公务接待费", item_key="official_reception", item_name="公务接待费"),
    place("09", "合计", item_key="total", item_name="“三公”经费合计"),
    place("10", "5", "（一）行政单位", line_number="5", section_label="二、机关运行经费"),
    place("10", "6", "（二）参公单位", line_number="6", section_label="二、机关运行经费"),
    place("project 1", "project 1", "招商引资工作经费", measure="budget_wan"),
)


def found(text: str) -> list[str]:
    return [f"{one.region}:{one.row_key}" for one in find_places(PLACES, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2010301", ["03:2010301"]),
        ("２０１０３０１", ["03:2010301"]),
        ("行政运行", ["03:2010301"]),
        ("201", ["01:32", "03:201"]),
        ("一般公共服务支出", ["01:32", "03:201"]),
        ("58", ["01:58", "04:58"]),
        ("第58行", ["01:58", "04:58"]),
        ("合计", ["03:合计", "03:合计", "09:合计"]),
        ("公务接待费", ["06:30217", "09:公务接待费"]),
        ("30217", ["06:30217", "09:公务接待费"]),
        ("official_reception", ["06:30217", "09:公务接待费"]),
        ("接待", ["06:30217", "09:公务接待费"]),
        ("三公经费", ["09:合计"]),
        ("机关运行经费", ["10:5", "10:6"]),
        ("基本支出", ["03:合计"]),
        ("项目1", ["project 1:project 1"]),
        ("招商引资", ["project 1:project 1"]),
        ("2010302", []),
        ("", []),
        ("，", []),
    ],
)
def test_what_is_asked_for_is_found_in_all_its_tables(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_nature_is_one_column_of_the_total() -> None:
    assert [one.measure for one in find_places(PLACES, "基本支出")] == ["basic_expenditure"]


def test_a_part_of_several_names_lists_them() -> None:
    with pytest.raises(
        UnknownValueError, match=r"Several rows match '行政': .*行政单位医疗.*行政运行"
    ):
        find_places(PLACES, "行政")


@pytest.mark.parametrize("text", ["3", "03", "公开03表", "０３", "03表"])
def test_a_table_is_named_in_its_usual_forms(text: str) -> None:
    assert find_table(text) == "03"


@pytest.mark.parametrize("text", ["0", "11", "003", "x", "", "99"])
def test_an_unknown_table_names_the_tables(text: str) -> None:
    with pytest.raises(UnknownValueError, match="Known: 01 to 10"):
        find_table(text)


def test_an_unknown_code_names_the_nearest_rows_and_where_else_it_is() -> None:
    said = unknown_text(PLACES, "2010302", "200008 in 2024", "It is printed by 200007 2023.")

    assert said.startswith("200008 in 2024 prints no '2010302'. It is printed by 200007 2023.")
    assert "Nearest: 2010301 行政运行" in said
