"""Money rows: placed by header, by arithmetic or by evidence, and never wrongly without a word."""

from collections.abc import Callable, Sequence
from dataclasses import astuple
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.claims import CellRole, RegionRows
from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.projects.money_alignment import align
from juesuan.extraction.projects.money_header import SLOTS, MoneyHeader
from juesuan.extraction.projects.money_lines import MoneyLine
from juesuan.extraction.rows import AlignedBy, RawExtractionIssue, RawProjectMoney

Reader = Callable[[Sequence[str]], RegionRows]
HEADER = (
    "项目资金预算安排及执行进度（万元）||年初预算数||全年预算数|全年执行数|资金结（转）余|执行率|得分|偏差原因",
    "||目标申报数|预算编制数||||||",
)


def _money(rows: RegionRows) -> list[tuple[str, ...]]:
    """Return label, alignment and the seven values (- for a blank) of each money row."""
    found = [row for row in rows.rows if isinstance(row, RawProjectMoney)]
    return [tuple(value or "-" for value in astuple(row)[4:-1]) for row in found]


def _issues(rows: RegionRows) -> list[str]:
    return [row.issue_kind for row in rows.rows if isinstance(row, RawExtractionIssue)]


CASES = {
    "under its header": ("其他资金||50|50|40|30|10|75|7.5|", "header 50 50 40 30 10 75 7.5"),
    "label in the table": ("||其他资金||50|50|40|30|10|75|7.5", "identity 50 50 40 30 10 75 7.5"),
    "no score": ("||其他资金|50|50|40|30|10|75|", "identity 50 50 40 30 10 75 -"),
    "only what was spent": ("||其他资金|40|30|10|75|7.5", "identity - - 40 30 10 75 7.5"),
    "nothing": ("其他资金||||||||| ", "header - - - - - - -"),
    "percent sign": ("||其他资金||50|50|40|30|10|75%|7.5", "identity 50 50 40 30 10 75% 7.5"),
    "truncated rate": ("||其他资金||50|50|30|20|10|66.66|6.7", "identity 50 50 30 20 10 66.66 6.7"),
    "first amount missing": ("|||其他资金|40|40|30|10|75|7.5", "evidence - 40 40 30 10 75 7.5"),
    "repeated amount": ("其他资金|40|40|40|40|30|10|75|7.5|", "identity 40 40 40 30 10 75 7.5"),
    "misread amount": ("||其他资金||50|5O.1|40|30|10|75|7.5", "identity 50 5O.1 40 30 10 75 7.5"),
    "funds recalled": ("其他资金||50|50|40|30|0|75|7.5|", "header 50 50 40 30 0 75 7.5"),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_one_row(case: str, read: Reader) -> None:
    line, expected = CASES[case]
    label_and_values = _money(read([*HEADER, line]))
    assert label_and_values == [("其他资金", *expected.split())]


def test_two_labels_in_one_line_of_the_header_are_one_lost_row(read: Reader) -> None:
    rows = read([HEADER[0].replace("||年初", "|资金总额|其他资金|年初"), HEADER[1]])
    assert _money(rows) == [("资金总额", "header", *"-------")]
    assert _issues(rows) == ["lost_row", "lost_row"]


def test_two_columns_that_fit_leave_the_value_out(read: Reader) -> None:
    """60 is the target or the initial budget; nothing says which, and the rest is certain."""
    rows = read([*HEADER, "|||其他资金|60|40|30|10|75|7.5|||"])
    assert _money(rows) == [("其他资金", "identity", "-", "-", "40", "30", "10", "75", "7.5")]
    assert _issues(rows) == ["unplaced_cell"]
    assert CellRole.ISSUE in {claim.role for claim in rows.claims}


def test_what_cannot_be_told_stays_in_printed_order(read: Reader) -> None:
    rows = read([*HEADER, "|||||||||其他资金|40|40"])
    assert _money(rows) == [("其他资金", "unresolved", "40", "40", "-", "-", "-", "-", "-")]
    assert _issues(rows) == ["unresolved_row"]


def test_a_complete_row_tells_where_the_values_of_the_others_stand(read: Reader) -> None:
    complete = "||资金总额：||50|50|40|30|10|75|7.5|"
    rows = read([*HEADER, complete, "||省级财政资金|||45|40|30|10|||"])
    assert _money(rows)[1] == ("省级财政资金", "evidence", "-", "45", "40", "30", "10", "-", "-")


def test_a_row_that_lost_its_end_repeats_the_row_below(read: Reader) -> None:
    rows = read([*HEADER, "|||资金总额：|||40|40|40|40|0", "省级财政资金||40|40|40|40|0|100|10|"])
    assert _money(rows)[0] == ("资金总额", "evidence", "40", "40", "40", "40", "0", "-", "-")


def test_a_header_that_lost_the_first_column(read: Reader) -> None:
    header = "项目资金（万元）||年初预算数|全年预算数|全年执行数|资金结(转)余|执行率|得分"
    rows = read([header, "资金总额||40|40|30|10|75|7.5"])
    assert _money(rows) == [("资金总额", "header", "-", "40", "40", "30", "10", "75", "7.5")]


def test_a_lost_header_leaves_the_arithmetic(read: Reader) -> None:
    rows = read(["项目名称|甲|", HEADER[1], "||资金总额：||50|50|40|30|10|75|7.5|"])
    assert _money(rows) == [("资金总额", "identity", "50", "50", "40", "30", "10", "75", "7.5")]
    assert _issues(rows) == []


def test_a_misread_value_is_reported(read: Reader) -> None:
    rows = read([*HEADER, CASES["misread amount"][0]])
    assert _issues(rows) == ["unread_figure"]


AMOUNT = st.decimals(min_value="0.01", max_value="999.99", places=2)
_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")


@st.composite
def printed_rows(draw: st.DrawFn, *, all_printed: bool) -> tuple[str, ...]:
    """A money row as an office prints it, blank cells empty."""
    annual = draw(AMOUNT)
    executed = draw(st.sampled_from([annual, annual / 2, annual * Decimal("0.95")]))
    executed = executed.quantize(_HUNDREDTH, ROUND_HALF_UP)
    rate = (100 * executed / annual).quantize(_HUNDREDTH, ROUND_HALF_UP)
    score = min(Decimal(10), (rate / 10).quantize(_TENTH, ROUND_HALF_UP))
    initial = draw(st.sampled_from([annual, annual + 5]))
    target = draw(st.sampled_from([initial, initial + 3]))
    values = (target, initial, annual, executed, annual - executed, rate, score)
    texts = tuple(str(value) for value in values)
    if all_printed:
        return texts
    kept = draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    # A carry-over or a rate is printed only beside the budget that it is taken from.
    kept[2] = kept[2] or kept[4] or kept[5]
    kept[3] = kept[3] or kept[4] or kept[5]
    return tuple(text if keep else "" for text, keep in zip(texts, kept, strict=True))


@st.composite
def damaged_lines(draw: st.DrawFn, *, all_printed: bool) -> tuple[tuple[str, ...], MoneyLine]:
    """A row, and the line that is left of it when some of its blank cells are lost."""
    truth = draw(printed_rows(all_printed=all_printed))
    texts = ["资金总额", "", *truth, "", ""]
    for _ in range(draw(st.integers(min_value=1, max_value=4))):
        blanks = [index for index, text in enumerate(texts) if not text]
        if blanks:
            del texts[draw(st.sampled_from(blanks))]
    cells = tuple(_cell(index, text) for index, text in enumerate(texts) if text)
    return truth, MoneyLine(Row(1, len(texts), cells, True), cells[0], cells[1:], ())


def _cell(index: int, text: str) -> Cell:
    return Cell(1, index, text, text, parse_number(text))


_STRAIGHT = MoneyHeader(dict(enumerate(SLOTS, start=2)), 11)


@given(damaged_lines(all_printed=True))
def test_a_complete_row_is_right_whatever_blanks_it_lost(
    drawn: tuple[tuple[str, ...], MoneyLine],
) -> None:
    truth, line = drawn
    [placed] = align([line], _STRAIGHT)
    assert tuple(placed.slots[slot].text for slot in SLOTS) == truth
    assert placed.aligned_by in (AlignedBy.IDENTITY, AlignedBy.HEADER)


@given(damaged_lines(all_printed=False))
def test_a_row_with_blanks_is_right_or_says_that_it_is_doubtful(
    drawn: tuple[tuple[str, ...], MoneyLine],
) -> None:
    truth, line = drawn
    [placed] = align([line], _STRAIGHT)
    doubtful = placed.aligned_by in (AlignedBy.EVIDENCE, AlignedBy.UNRESOLVED)
    found = tuple(placed.slots[slot].text if slot in placed.slots else "" for slot in SLOTS)
    wrong = [one for one, other in zip(found, truth, strict=True) if one not in ("", other)]
    assert doubtful or not wrong
    assert doubtful or found == truth or placed.unplaced


def test_no_value_is_ever_lost(read: Reader) -> None:
    """Every cell of a row stands in the raw row or in an issue."""
    rows = read([*HEADER, "||其他资金|1|2|3|4|5|6|7|8|9|10|11"])
    assert "unresolved_row" in _issues(rows)
    roles = [claim.role for claim in rows.claims if claim.source_line == 3]
    assert roles == [CellRole.TEXT, *[CellRole.ISSUE] * 11]
