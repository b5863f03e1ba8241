"""The synthetic disclosures are coherent and say what their truth says."""

import re
from collections.abc import Iterable
from decimal import Decimal

import pytest

from corpus import (
    NarrativeFigure,
    ProjectStatement,
    SyntheticDisclosure,
    generate,
)
from corpus.tables import EXPENDITURE_LABELS, FUND_LABELS, INCOME_LABELS
from corpus.wide_tables import THREE_PUBLIC_KEYS

SEEDS = range(40)
HALF = Decimal("0.005")
NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
MADE = {seed: generate(seed) for seed in SEEDS}
everywhere = pytest.mark.parametrize("made", MADE.values(), ids=[f"seed{s}" for s in SEEDS])
Key = tuple[str, str, str]
Figures = dict[Key, Decimal]


def figures_of(made: SyntheticDisclosure) -> Figures:
    return {
        (figure.table_no, figure.row_key, figure.measure_label): Decimal(
            figure.value_text.translate(NARROW).replace(",", "")
        )
        for figure in made.truth.figures
        if figure.cell_state == "printed"
    }


def assert_sums(figures: Figures, whole: Key, parts: Iterable[Key]) -> None:
    terms = [figures[key] for key in [whole, *parts] if key in figures]
    total = figures.get(whole, Decimal(0))
    difference = abs(total - sum(terms[1:] if whole in figures else terms))
    assert difference <= HALF * len(terms), whole


def children(figures: Figures, table_no: str, code: str, label: str) -> list[Key]:
    length = {"合计": 3}.get(code, len(code) + 2)
    start = "" if code == "合计" else code
    return [
        key
        for key in figures
        if key[0] == table_no
        and key[2] == label
        and key[1].isdigit()
        and len(key[1]) == length
        and key[1].startswith(start)
    ]


@everywhere
def test_rows_add_up(made: SyntheticDisclosure) -> None:
    figures = figures_of(made)
    labels = {"02": INCOME_LABELS, "03": EXPENDITURE_LABELS}
    labels["05"] = labels["07"] = ("小计", "基本支出", "项目支出")
    labels["08"] = ("合计", "基本支出", "项目支出")
    labels["04"] = ("合计", *FUND_LABELS)
    for table_no, row_key, _ in figures:
        if table_no in labels and not (table_no == "04" and int(row_key) < 33):
            whole, *parts = labels[table_no]
            listed = [(table_no, row_key, part) for part in parts]
            assert_sums(figures, (table_no, row_key, whole), listed)


@everywhere
def test_codes_add_up(made: SyntheticDisclosure) -> None:
    figures = figures_of(made)
    for table_no, row_key, label in figures:
        if table_no in ("02", "03", "05", "07", "08") and len(row_key) < 7:
            parts = children(figures, table_no, row_key, label)
            assert_sums(figures, (table_no, row_key, label), parts)


@everywhere
def test_balances_hold(made: SyntheticDisclosure) -> None:
    figures = figures_of(made)

    def line(table_no: str, numbers: Iterable[int], label: str = "金额") -> list[Key]:
        return [(table_no, str(number), label) for number in numbers]

    for table_no, whole, parts, label in (
        ("01", 27, range(1, 9), "金额"),
        ("01", 31, (27, 28, 29), "金额"),
        ("01", 58, range(32, 58), "金额"),
        ("01", 62, (58, 59, 60), "金额"),
        ("04", 27, range(1, 4), "金额"),
        ("04", 28, range(29, 32), "金额"),
        ("04", 32, (27, 28), "金额"),
        ("04", 59, range(33, 59), "合计"),
        ("04", 64, (59, 60), "合计"),
    ):
        assert_sums(figures, line(table_no, [whole], label)[0], line(table_no, parts, label))
    assert figures["01", "31", "金额"] == figures["01", "62", "金额"]
    assert figures["04", "32", "金额"] == figures["04", "64", "合计"]


@everywhere
def test_economic_items_add_up(made: SyntheticDisclosure) -> None:
    accounts, figures = made.accounts, figures_of(made)
    assert accounts.personnel + accounts.public == accounts.basic_general
    if "30299" in made.truth.lost:
        figures["06", "30299", "决算数"] = Decimal(accounts.economic["30299"]) / 10000
    codes = [key for key in figures if key[0] == "06" and key[1].isdigit()]
    for key in codes:
        if len(key[1]) == 3:
            parts = [other for other in codes if other[1].startswith(key[1]) and other != key]
            assert_sums(figures, key, parts)


@everywhere
def test_three_public_items_add_up(made: SyntheticDisclosure) -> None:
    figures = figures_of(made)
    whole, abroad, cars, bought, running, guests = THREE_PUBLIC_KEYS
    for label in ("预算数", "决算数"):
        parts = [("09", key, label) for key in (abroad, cars, guests)]
        assert_sums(figures, ("09", whole, label), parts)
        parts = [("09", key, label) for key in (bought, running)]
        assert_sums(figures, ("09", cars, label), parts)


@everywhere
def test_accounts_balance_to_the_yuan(made: SyntheticDisclosure) -> None:
    for year in (made.accounts, made.prior):
        closing = year.fiscal_closing + year.own_closing
        assert year.grand_total == year.spent() + year.distributed + closing
        assert min(item.closing for item in year.items) >= 0
        assert year.own_closing >= 0
        assert sum(project.executed for project in year.projects) == year.spent("project")


@everywhere
def test_table_values_stand_in_their_cells(made: SyntheticDisclosure) -> None:
    lines = made.text.split("\n")
    for figure in made.truth.figures:
        cell = lines[figure.source_line - 1].split("\t")[figure.cell_index]
        assert re.sub(r"</?b>", "", cell) == figure.value_text


@everywhere
def test_stated_values_stand_at_their_offsets(made: SyntheticDisclosure) -> None:
    lines = made.text.split("\n")
    stated: list[NarrativeFigure | ProjectStatement] = [*made.truth.narrative]
    for said in [*stated, *made.truth.statements]:
        assert lines[said.source_line - 1].startswith(said.value_text + said.unit, said.char_offset)


@everywhere
def test_all_values_stand_on_their_lines(made: SyntheticDisclosure) -> None:
    lines = made.text.split("\n")
    for line, text in made.truth.printed_places():
        assert text in lines[line - 1]


@everywhere
def test_no_amount_of_the_tables_is_forgotten(made: SyntheticDisclosure) -> None:
    lines = made.text.split("\n")
    known = {(figure.source_line, figure.cell_index) for figure in made.truth.figures}
    start = next(n for n, line in enumerate(lines, 1) if "第二部分" in line and "\t" not in line)
    end = next(n for n, line in enumerate(lines, 1) if "第三部分" in line and "\t" not in line)
    printed = {
        (number, index)
        for number in range(start, end)
        for index, cell in enumerate(lines[number - 1].split("\t"))
        if re.fullmatch(r"[0-9,]+\.[0-9]{2}|—+", re.sub(r"</?b>", "", cell).translate(NARROW))
    }
    assert printed <= known


@everywhere
def test_no_figure_of_the_narrative_is_forgotten(made: SyntheticDisclosure) -> None:
    lines = made.text.split("\n")
    known = {(said.source_line, said.char_offset) for said in made.truth.narrative}
    start = next(n for n, line in enumerate(lines, 1) if "第三部分" in line and "\t" not in line)
    end = next(n for n, line in enumerate(lines, 1) if "第四部分" in line and "\t" not in line)
    figure = re.compile(r"[0-9][0-9,]*(\.[0-9]+)?(?=万元|%|个|辆|批次|人|台)")
    printed = {
        (number, match.start())
        for number in range(start, end)
        for match in figure.finditer(lines[number - 1])
    }
    assert printed <= known


@everywhere
def test_figures_have_one_key_each(made: SyntheticDisclosure) -> None:
    keys = [(f.table_no, f.row_key, f.measure_label) for f in made.truth.figures]
    assert len(keys) == len(set(keys))
    assert {key[0] for key in keys} | set(made.truth.empty_tables) == {
        f"{number:02d}" for number in range(1, 11)
    }


@everywhere
def test_scores_add_up(made: SyntheticDisclosure) -> None:
    for project in made.truth.projects:
        rows = [r for r in made.truth.indicators if r.project_no == project.project_no]
        money = [m for m in made.truth.project_money if m.project_no == project.project_no]
        execution = next(row.score for row in reversed(money) if row.score)
        assert sum(int(row.weight) for row in rows) == 90
        total = sum(Decimal(row.score or 0) for row in rows) + Decimal(execution)
        assert total == Decimal(project.total_score)
