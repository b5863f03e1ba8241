"""Whatever blank cells a row loses or gains: a value stands under its own column, or nowhere."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from table_texts import HEADINGS, META, Read, read_all, region

KEYS = {
    "02": ("201", "一般公共服务支出"),
    "03": ("201", "一般公共服务支出"),
    "05": ("201", "一般公共服务支出"),
    "08": ("223", "国有资本经营预算支出"),
}
PARTS = {"02": 6, "03": 5, "05": 2, "08": 2}
CENTS = st.integers(1, 10**8)


def _text(cents: int | None) -> str:
    return "" if cents is None else f"{Decimal(cents) / 100:.2f}"


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a table with one valid row of it, which has at least two different parts."""
    table_no = draw(st.sampled_from(sorted(PARTS)))
    count = PARTS[table_no]
    parts = draw(st.lists(st.none() | CENTS, min_size=count, max_size=count))
    total = sum(part or 0 for part in parts)
    values = [total or None, *parts]
    return table_no, [*KEYS[table_no], *map(_text, values)]


@st.composite
def three_public_rows(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a valid row of table 09."""
    cells: list[str] = []
    for _ in range(2):
        abroad, buying, running, guests = (draw(st.none() | CENTS) for _ in range(4))
        cars = (buying or 0) + (running or 0)
        total = (abroad or 0) + cars + (guests or 0)
        cells += map(_text, [total or None, abroad, cars or None, buying, running, guests])
    return "09", cells


def _header(table_no: str) -> str:
    layout = HEADINGS.layouts[table_no][0]
    labels = "\t".join(heading.official_label for heading in layout)
    spans = ["预算数", *[""] * 5, "决算数", *[""] * 5]
    return ("\t".join(spans) + "\n" if table_no == "09" else "") + labels


def _read(table_no: str, cells: list[str]) -> Read:
    text = META + _header(table_no) + "\n" + "\t".join(cells)
    return read_all([region(table_no, text if len(cells) > 1 else text + "\t")])


def _placed(read: Read) -> set[tuple[int, int, str]]:
    return {
        (row.block_no, slot, value)
        for row in read.rows
        if row.aligned_by != "unresolved"
        for slot, value in enumerate(row.values, start=1)
        if value
    }


@given(rows() | three_public_rows(), st.data())
@settings(max_examples=300, deadline=None)
def test_lost_blanks_never_move_a_value(drawn: tuple[str, list[str]], data: st.DataObject) -> None:
    table_no, cells = drawn
    truth = _placed(_read(table_no, cells))
    blanks = [index for index, cell in enumerate(cells) if not cell]
    lost = data.draw(st.sets(st.sampled_from(blanks))) if blanks else set()
    found = _read(table_no, [cell for index, cell in enumerate(cells) if index not in lost])
    undecided = [row for row in found.rows if row.aligned_by == "unresolved"]
    assert _placed(found) <= truth
    assert _placed(found) == truth or undecided
    assert bool(undecided) == ("row_unresolved" in found.kinds())


@given(rows() | three_public_rows(), st.data())
@settings(max_examples=300, deadline=None)
def test_added_blanks_never_move_a_value(drawn: tuple[str, list[str]], data: st.DataObject) -> None:
    table_no, cells = drawn
    truth = _placed(_read(table_no, cells))
    damaged = list(cells)
    for place in data.draw(st.lists(st.integers(0, len(cells)), min_size=1, max_size=3)):
        damaged.insert(place, "")
    found = _read(table_no, damaged)
    undecided = [row for row in found.rows if row.aligned_by == "unresolved"]
    assert _placed(found) <= truth
    assert _placed(found) == truth or undecided
