"""The narratives of the two real disclosures, against a count by hand of every figure."""

import csv
from pathlib import Path

import pytest

from juesuan.extraction.narrative import NarrativeTerms, read_narrative
from juesuan.extraction.narrative.audit import audit_numbers

STEMS = ("shanxi-guangzhou-2024", "shanxi-xinjiang-2024")
COLUMNS = (
    "section_no",
    "source_line",
    "value_text",
    "unit",
    "kind",
    "sign",
    "figure_year",
    "subject",
)
# The count by hand keeps the printed words; the reader makes subjects that stand alone, and leaves
# a unit blank that is not printed.
COMPLETED = {
    "二级项目绩效自评数": "二级项目绩效自评",
    "二级项目绩效自评个数": "二级项目绩效自评",
    "涉及资金": "二级项目绩效自评涉及资金",
    **{f"项目自评等级为“{grade}”": f"自评等级为“{grade}”的项目" for grade in "优良中差"},
}
WITHOUT_UNIT = ("464", "2.49")
REASONS = {"figure", "heading", "date", "marker", "threshold"}


def counted_by_hand(root: Path, stem: str) -> list[tuple[str, ...]]:
    path = root / "tests" / "python" / "golden" / stem / "narrative_figures.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["subject"] = COMPLETED.get(row["subject"], row["subject"])
        if (row["source_line"], row["value_text"]) == WITHOUT_UNIT:
            row["unit"] = ""
    return [tuple(row[column] for column in COLUMNS) for row in rows]


@pytest.mark.parametrize("stem", STEMS)
def test_every_figure_is_read_as_a_person_reads_it(stem, root, narratives, terms):
    figures, _, issues = read_narrative(narratives[stem], stem, "x.txt", 2024, terms)
    read = [tuple(str(getattr(row, column)) for column in COLUMNS) for row in figures]
    assert read == counted_by_hand(root, stem)
    assert issues == []


@pytest.mark.parametrize("stem", STEMS)
def test_places_point_at_the_first_digit(stem, narratives, terms):
    texts = {line.number: line.text for line in narratives[stem]}
    figures, _, _ = read_narrative(narratives[stem], stem, "x.txt", 2024, terms)
    for row in figures:
        assert texts[row.source_line].startswith(row.value_text + row.unit, row.char_offset)
        assert row.value_text in row.quote


@pytest.mark.parametrize("stem", STEMS)
def test_every_number_is_a_figure_or_skipped_for_a_known_reason(
    stem, narratives, terms: NarrativeTerms
):
    figures, _, _ = read_narrative(narratives[stem], stem, "x.txt", 2024, terms)
    seen = list(audit_numbers(narratives[stem], terms))
    assert {number.reason for number in seen} <= REASONS
    places = [(number.line, number.offset) for number in seen if number.reason == "figure"]
    assert places == [(row.source_line, row.char_offset) for row in figures]
    printed = sum(character.isdigit() for line in narratives[stem] for character in line.text)
    assert sum(character.isdigit() for number in seen for character in number.text) == printed


def test_head_counts_of_the_first_part_are_read(overviews, terms):
    rows = []
    for stem in STEMS:
        figures, _, issues = read_narrative(overviews[stem], stem, "x.txt", 2024, terms, "概况")
        assert issues == []
        rows += [
            (row.source_line, row.section_no, row.subject, row.value_text, row.unit, row.kind)
            for row in figures
        ]
    assert rows == [
        (64, "概况二", "内设机构", "4", "个", "count"),
        (59, "概况二", "独立编制机构", "1", "个", "count"),
        (59, "概况二", "实有人数", "1", "人", "count"),
    ]


def test_the_change_behind_a_list_of_uses_is_that_of_the_class(narratives, terms):
    figures, _, _ = read_narrative(narratives[STEMS[0]], STEMS[0], "x.txt", 2024, terms)
    change = next(row for row in figures if row.value_text == "76.24")
    assert change.subject == "一般公共服务支出"
    assert change.section_title == "一般公共预算财政拨款支出决算具体情况"
    assert change.quote == "较上年决算减少76.24万元"


def test_a_figure_behind_a_page_break_keeps_its_own_line(narratives, terms):
    figures, _, _ = read_narrative(narratives[STEMS[1]], STEMS[1], "x.txt", 2024, terms)
    row = next(row for row in figures if row.source_line == 424)
    assert (row.char_offset, row.value_text, row.subject) == (4, "1.16", "基本支出")
    assert row.quote == "三是2024年基本支出较上年增加1.16万元"
