"""Disclosures that nobody wrote a parser for: other offices, codes, years, and known damage.

The truth is recorded while a disclosure is composed; extraction must find every figure of it, find
no other, and place none wrongly. What it cannot place it must report.
"""

from collections import Counter
from functools import cache
from typing import TypeVar

import pytest

from corpus import SyntheticDisclosure, generate
from juesuan.disclosure.numbers import cell_state, fold
from juesuan.disclosure.readers import read
from juesuan.extraction.extract import extract
from juesuan.extraction.rows import (
    AlignedBy,
    RawExtractionIssue,
    RawNarrativeFigure,
    RawProject,
    RawProjectIndicator,
    RawProjectMoney,
    RawProjectStatement,
    RawRow,
    RawTableColumn,
    RawTableRow,
)
from juesuan.intake import load_reference

Row = TypeVar("Row", bound=RawRow)
SEEDS = range(60)
MONEY_FIELDS = (
    "target_reported",
    "initial_budget",
    "annual_budget",
    "executed",
    "carried_over",
    "execution_rate",
    "score",
)


@cache
def disclosure(seed: int) -> SyntheticDisclosure:
    return generate(seed)


@cache
def extracted(seed: int) -> tuple[RawRow, ...]:
    made = disclosure(seed)
    name = f"{made.truth.fiscal_year}/synthetic-{seed}.txt"
    return tuple(extract(read(made.encode(), name), load_reference()))


def of(seed: int, row_class: type[Row]) -> list[Row]:
    return [row for row in extracted(seed) if type(row) is row_class]


def table_figures(seed: int) -> Counter[tuple[str, ...]]:
    """The figures of tables 01 to 10 as (table, key, label, text, state, line)."""
    columns = {
        (column.table_no, column.block_no, column.slot): column
        for column in of(seed, RawTableColumn)
    }
    found: Counter[tuple[str, ...]] = Counter()
    for row in of(seed, RawTableRow):
        for slot, text in enumerate(row.values, start=1):
            if not text:
                continue
            state = str(cell_state(text))
            if row.aligned_by == AlignedBy.UNRESOLVED:
                found[row.table_no, "unresolved", "", text, state, str(row.source_line)] += 1
                continue
            column = columns[row.table_no, row.block_no, slot]
            key = column.row_key or row.line_number or row.row_code or fold(row.row_label)
            label = column.measure_label
            found[row.table_no, fold(key), label, text, state, str(row.source_line)] += 1
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_the_ten_tables(seed: int) -> None:
    expected = Counter(
        (
            figure.table_no,
            fold(figure.row_key),
            figure.measure_label,
            figure.value_text,
            figure.cell_state,
            str(figure.source_line),
        )
        for figure in disclosure(seed).truth.figures
    )
    found = table_figures(seed)
    # A zero may fit several columns that no evidence tells apart: then it must be reported.
    reported = {
        (issue.region, issue.printed_text, str(issue.source_line))
        for issue in of(seed, RawExtractionIssue)
        if issue.issue_kind == "zero_unplaced"
    }

    assert found - expected == Counter()
    assert [
        figure
        for figure in expected - found
        if (figure[0], figure[3], figure[5]) not in reported or float(figure[3]) != 0
    ] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_the_narrative(seed: int) -> None:
    def key(figure: object) -> tuple[object, ...]:
        names = ("source_line", "char_offset", "value_text", "unit", "kind", "sign", "figure_year")
        return tuple(getattr(figure, name) for name in names)

    stated = disclosure(seed).truth.narrative
    places = {
        (figure.source_line, figure.char_offset) for figure in stated if not figure.is_certain
    }
    found = [row for row in of(seed, RawNarrativeFigure) if not row.section_no.startswith("概况")]

    assert {key(row) for row in found if (row.source_line, row.char_offset) not in places} == {
        key(figure) for figure in stated if figure.is_certain
    }
    assert all(count == 1 for count in Counter(map(key, found)).values())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_project_head_and_total(seed: int) -> None:
    found = [
        (
            row.project_no,
            row.source_line,
            row.project_name,
            row.unit_text,
            row.total_score_text,
            row.grade_text,
        )
        for row in of(seed, RawProject)
    ]

    assert found == [
        (
            row.project_no,
            row.title_line,
            row.project_name,
            row.unit_text,
            row.total_score,
            row.grade,
        )
        for row in disclosure(seed).truth.projects
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_money_row_of_the_projects(seed: int) -> None:
    rows = {(row.project_no, row.source_line): row for row in of(seed, RawProjectMoney)}
    for true in disclosure(seed).truth.project_money:
        row = rows[true.project_no, true.source_line]
        if row.aligned_by == AlignedBy.UNRESOLVED:
            issues = of(seed, RawExtractionIssue)
            assert any(issue.source_line == true.source_line for issue in issues)
            continue
        for name in MONEY_FIELDS:
            if name not in true.uncertain.split():
                assert getattr(row, name) == getattr(true, name), (name, row, true)


def test_unresolved_rows_are_rare() -> None:
    money = [row for seed in SEEDS for row in of(seed, RawProjectMoney)]
    tables = [row for seed in SEEDS for row in of(seed, RawTableRow)]
    for rows in (money, tables):
        unresolved = [row for row in rows if row.aligned_by == AlignedBy.UNRESOLVED]
        assert len(unresolved) <= len(rows) // 200


@pytest.mark.parametrize("seed", SEEDS)
def test_every_indicator_of_the_projects(seed: int) -> None:
    names = (
        "project_no",
        "source_line",
        "level_3",
        "initial_target",
        "adjusted_target",
        "actual_value",
        "weight",
        "score",
    )
    found = [tuple(getattr(row, name) for name in names) for row in of(seed, RawProjectIndicator)]
    true = disclosure(seed).truth.indicators

    assert found == [tuple(getattr(row, name) for name in names) for row in true]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_prose_of_projects_states(seed: int) -> None:
    def key(row: object) -> tuple[object, ...]:
        return tuple(
            getattr(row, name)
            for name in ("project_no", "source_line", "kind", "value_text", "unit")
        )

    found = Counter(map(key, of(seed, RawProjectStatement)))
    stated = Counter(map(key, disclosure(seed).truth.statements))

    assert stated - found == Counter()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_number_is_left_over(seed: int) -> None:
    issues = of(seed, RawExtractionIssue)

    assert [issue for issue in issues if issue.issue_kind == "unclaimed_cell"] == []
    assert [issue for issue in issues if issue.issue_kind == "row_outside_tables"] == []
    assert [issue for issue in issues if issue.issue_kind == "missing_parts"] == []
