"""The synthetic disclosures are coherent and say what their truth says."""

import re

import pytest

from corpus import (
    NarrativeFigure,
    ProjectStatement,
    SyntheticDisclosure,
    generate,
)

SEEDS = range(40)
NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
MADE = {seed: generate(seed) for seed in SEEDS}
everywhere = pytest.mark.parametrize("made", MADE.values(), ids=[f"seed{s}" for s in SEEDS])


@everywhere
def test_accounts_balance_to_the_yuan(made: SyntheticDisclosure) -> None:
    for year in (made.accounts, made.prior):
        closing = year.fiscal_closing + year.own_closing
        assert year.grand_total == year.spent() + year.distributed + closing
        assert min(item.closing for item in year.items) >= 0
        assert year.own_closing >= min(0, year.own_opening)
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
