"""The two real disclosures: every figure of the hand count, and nothing else."""

from collections import Counter
from collections.abc import Sequence

import pytest
from table_texts import OFFICES, Figure, placed_figures, read_all, table_regions

from juesuan.disclosure.document import Document
from juesuan.extraction.rows import RawExtractionIssue, RawRow, RawTable, RawTableRow

Extracted = dict[str, Sequence[RawRow]]


@pytest.mark.parametrize("office", OFFICES)
def test_every_counted_figure_stands_under_its_column(
    office: str, extracted: Extracted, counted: dict[str, Counter[Figure]]
) -> None:
    assert placed_figures(extracted[office]) == counted[office]


@pytest.mark.parametrize(("office", "expected"), [("guangzhou", 182), ("xinjiang", 162)])
def test_number_of_figures(office: str, expected: int, extracted: Extracted) -> None:
    assert placed_figures(extracted[office]).total() == expected


@pytest.mark.parametrize("office", OFFICES)
def test_every_cell_is_claimed_once(office: str, documents: dict[str, Document]) -> None:
    regions = table_regions(documents[f"shanxi-{office}-2024"])
    claims = Counter((c.source_line, c.cell_index) for c in read_all(regions).result.claims)
    printed = {
        (line.number, index)
        for region in regions
        for line in region.lines
        for index, cell in enumerate(line.cells)
        if cell.strip()
    }
    assert set(claims) == printed
    assert max(claims.values()) == 1


def rows_of(extracted: Extracted, office: str, table_no: str) -> list[RawTableRow]:
    rows = (row for row in extracted[office] if isinstance(row, RawTableRow))
    return [row for row in rows if row.table_no == table_no]


def test_lost_blanks_of_table_09_are_decided_by_evidence(extracted: Extracted) -> None:
    budget, actual = rows_of(extracted, "xinjiang", "09")
    assert budget.values[:6] == ("17.50", "", "8.00", "", "8.00", "9.50")
    assert actual.values[:6] == ("6.46", "", "6.46", "", "6.46", "")
    assert (budget.aligned_by, actual.aligned_by) == ("identity", "evidence")


def test_only_that_row_did_not_stand_under_its_header(extracted: Extracted) -> None:
    for office in OFFICES:
        rows = [row for row in extracted[office] if isinstance(row, RawTableRow)]
        moved = [row for row in rows if row.aligned_by != "header"]
        assert {row.table_no for row in moved} <= {"09"}


def test_lost_row_of_table_06_is_not_invented(extracted: Extracted) -> None:
    rows = rows_of(extracted, "xinjiang", "06")
    assert "30299" not in {row.row_code for row in rows}
    totals = {row.row_label: row.value_1 for row in rows if not row.row_code and row.row_label}
    assert totals == {"人员经费合计": "70.68", "公用经费合计": "15.96"}


def test_dashes_of_both_lengths_are_kept(extracted: Extracted) -> None:
    dashes = {row.value_1 for row in rows_of(extracted, "guangzhou", "06") if "—" in row.value_1}
    assert dashes == {"———", "————"}


def test_misprinted_ordinal_is_kept_and_reported(extracted: Extracted) -> None:
    label = "三十二、灾害防治及应急管理支出"
    assert [r.line_number for r in rows_of(extracted, "xinjiang", "01") if r.row_label == label]
    issues = [r for r in extracted["xinjiang"] if isinstance(r, RawExtractionIssue)]
    assert [i.printed_text for i in issues if i.issue_kind == "label_out_of_sequence"] == [label]


@pytest.mark.parametrize("office", OFFICES)
def test_tables_know_their_unit_and_emptiness(office: str, extracted: Extracted) -> None:
    tables = {r.table_no: r for r in extracted[office] if isinstance(r, RawTable)}
    assert {table.unit_text for table in tables.values()} == {"万元"}
    empty = [number for number, table in tables.items() if table.no_data_text == "本表无数据"]
    assert empty == ["07", "08"]
