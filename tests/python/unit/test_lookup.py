"""Finding what a word means, and naming what is nearest where it means nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.lookup import (
    Known,
    UnknownValueError,
    matching,
    name_key,
    nearest,
    nearest_text,
    pick,
    pick_year,
)

OFFICES = (
    Known("200007", "山西省政府驻广州办事处", ("驻广州办事处", "山西省珠三角招商局")),
    Known("200008", "山西省政府驻新疆办事处", ("驻新疆办事处",)),
    Known("608001", "河北省石家庄市科学技术馆"),
    Known("name:某某中心", "某某中心"),
)
CODES = tuple(
    Known(code, name)
    for code, name in (
        ("201", "一般公共服务支出"),
        ("20103", "政府办公厅（室）及相关机构事务"),
        ("2010301", "行政运行"),
        ("30217", "公务接待费"),
        ("30231", "公务用车运行维护费"),
    )
)
WORDS = st.text("0123456789驻广州新疆办事处（）() 　Ａa,，", max_size=12)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("200007", "200007"),
        ("２００００７", "200007"),
        (" 200 007 ", "200007"),
        ("山西省政府驻广州办事处", "200007"),
        ("山西省 政府驻广州办事处", "200007"),
        ("驻广州", "200007"),
        ("珠三角", "200007"),
        ("科学技术馆", "608001"),
        ("某某中心", "name:某某中心"),
    ],
)
def test_an_office_is_found_by_code_name_other_name_or_part(text: str, code: str) -> None:
    assert pick(text, OFFICES, "office").key == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("驻广洲办", "No office '驻广洲办'. Nearest: 200007 山西省政府驻广州办事处"),
        ("200009", "Nearest: 200007 山西省政府驻广州办事处; 200008 山西省政府驻新疆办事处."),
        ("科技馆", "Nearest: 608001 河北省石家庄市科学技术馆."),
        ("山西", "Several offices match '山西': 200007 山西省政府驻广州办事处; 200008"),
        ("xyz", "No office 'xyz'. Known: 200007"),
        ("", "No office ''."),
        ("（）", "No office '（）'."),
    ],
)
def test_an_unknown_office_names_the_nearest(text: str, words: str) -> None:
    with pytest.raises(UnknownValueError) as caught:
        pick(text, OFFICES, "office")
    assert words in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2010302", "2010301"),
        ("20130301", "2010301"),
        ("0210301", "2010301"),
        ("20104", "20103"),
        ("30213", "30231"),
        ("202", "201"),
        ("公务招待费", "30217"),
        ("公车运维费", "30231"),
    ],
)
def test_a_code_is_near_by_prefix_by_edits_and_by_name(text: str, code: str) -> None:
    assert code in [one.key for one in nearest(text, CODES)[:2]]


def test_a_whole_name_goes_before_a_part_of_another() -> None:
    known = (Known("1", "公务用车"), Known("2", "公务用车购置费"))

    assert [one.key for one in matching("公务用车", known)] == ["1"]
    assert [one.key for one in matching("用车", known)] == ["1", "2"]


def test_names_are_compared_without_ordinal_brackets_and_width() -> None:
    assert name_key("（二）因公出国（境） 费") == name_key("因公出国(境)费")
    assert name_key("十二、农林水支出") == "农林水支出"
    assert name_key("1．副部（省）级") == name_key("副部(省)级")
    assert name_key("2010301") == "2010301"


@given(st.sampled_from(OFFICES), st.data())
def test_every_name_finds_its_own_thing(office: Known, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(office.names))
    wide = name.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})

    assert pick(name, OFFICES, "office") == office
    assert pick(f" {wide}\u3000", OFFICES, "office") == office


@given(WORDS)
def test_any_word_finds_one_thing_or_one_line_that_names_known_things(text: str) -> None:
    if len(matching(text, OFFICES)) == 1:
        assert pick(text, OFFICES, "office") in OFFICES
        return
    with pytest.raises(UnknownValueError) as caught:
        pick(text, OFFICES, "office")
    assert len(str(caught.value).splitlines()) == 1
    assert any(one.label in str(caught.value) for one in OFFICES)


@given(WORDS, st.lists(st.sampled_from(OFFICES), unique=True))
def test_the_nearest_are_few_known_and_in_one_order(text: str, known: list[Known]) -> None:
    found = nearest(text, known)

    assert len(found) <= 3
    assert set(found) <= set(known)
    assert found == nearest(text, list(reversed(known)))
    assert bool(nearest_text(text, known)) == bool(known)


@pytest.mark.parametrize("text", ["2023", "２０２３", "2023年", " 2023 年度"])
def test_a_year_is_read_in_its_usual_forms(text: str) -> None:
    assert pick_year(text, [2021, 2023], "200007") == 2023


@pytest.mark.parametrize("text", ["2022", "23", "abc", "", "2023-2024"])
def test_an_unknown_year_names_the_years_that_there_are(text: str) -> None:
    with pytest.raises(UnknownValueError, match=r"Its years: 2021, 2023\.$"):
        pick_year(text, [2023, 2021, 2021], "200007 山西省政府驻广州办事处")


def test_a_long_list_says_how_many_more() -> None:
    known = [Known(str(number)) for number in range(100, 130)]

    assert nearest_text("abc", known).endswith("and 22 more.")
