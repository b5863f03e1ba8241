"""Doubtful cells: those of accused figures, of disputed rows, and of figures judged one by one."""

from typing import Any

from juesuan.export.catalogue import Column, PublicTable
from juesuan.export.doubts import Doubt
from juesuan.export.marking import Marker

AMOUNT = "DECIMAL(20,6)"


def marker(
    columns: dict[str, str], grain: list[str], doubts: dict[str, dict[str, Doubt]] | None = None
) -> Marker:
    made = tuple(Column(name, kind, "", name) for name, kind in columns.items())
    return Marker(PublicTable("core", "fct_x", "x", "fct_x", "", made), grain, doubts or {})


def marked(one: Marker, row: list[Any]) -> dict[str, str]:
    names = one.table.column_names
    return {names[place]: doubt.status for place, doubt in one.marks(row).items()}


def test_a_disputed_row_marks_its_printed_figures_and_the_word() -> None:
    columns = {"quality_status": "VARCHAR", "amount_wan": AMOUNT, "prior_wan": AMOUNT}
    one = marker(columns, ["quality_status"])

    assert marked(one, ["disputed", 1, None]) == dict.fromkeys(
        columns.keys() - {"prior_wan"}, "disputed"
    )
    assert marked(one, ["verified", 1, 2]) == {}
    assert marked(one, ["within_rounding", 1, 2]) == {}


def test_an_accused_figure_marks_its_cell_alone() -> None:
    columns = {"row_id": "VARCHAR", "quality_status": "VARCHAR", "a_wan": AMOUNT, "b_wan": AMOUNT}
    doubts = {"r|1": {"a_wan": Doubt("corrected"), "gone_wan": Doubt("disputed")}}
    one = marker(columns, [], doubts)

    assert marked(one, ["r|1", "corrected", 1, 2]) == {
        "a_wan": "corrected",
        "quality_status": "corrected",
    }
    assert marked(one, ["r|2", "verified", 1, 2]) == {}


def test_rows_of_project_tables_are_found_by_their_names() -> None:
    columns = {"document_id": "VARCHAR", "project_no": "INTEGER", "indicator_no": "INTEGER"}
    doubts = {"2024/a|project 1|indicator 5": {"score": Doubt("disputed")}}
    one = marker({**columns, "score": AMOUNT}, list(columns), doubts)

    assert marked(one, ["2024/a", 1, 5, 3]) == {"score": "disputed"}
    assert marked(one, ["2024/a", 1, 6, 3]) == {}


def test_a_figure_that_is_judged_alone_is_marked_alone() -> None:
    columns = {"budget_quality_status": "VARCHAR", "budget_wan": AMOUNT, "actual_wan": AMOUNT}
    one = marker(columns, ["budget_wan"])

    assert marked(one, ["disputed", 1, 2]) == {
        "budget_quality_status": "disputed",
        "budget_wan": "disputed",
    }


def test_a_correction_is_marked_where_no_quality_is_told() -> None:
    one = marker({"is_corrected": "BOOLEAN", "amount_wan": AMOUNT}, ["amount_wan"])

    assert marked(one, [True, 1]) == {"is_corrected": "corrected", "amount_wan": "corrected"}
    assert marked(one, [False, 1]) == {}


def test_open_findings_and_broken_checks_are_marked_without_a_note() -> None:
    one = marker({"status": "VARCHAR", "lhs_wan": AMOUNT}, ["status"])

    assert marked(one, ["open", 1]) == {"status": "open"}
    assert marked(one, ["breach", 1]) == {"status": "open"}
    assert marked(one, ["waived", 1]) == {}
    assert one.note(Doubt("open")) == ""


def test_a_note_says_why_in_both_languages() -> None:
    one = marker({"amount_wan": AMOUNT}, [])
    note = one.note(Doubt("disputed", "in_disputed_sum", ("此数有误。\nIt is wrong.",)))

    assert note.splitlines() == [
        "存疑：勾稽关系或疑点指向该数。所在合计不平，无法判定哪个数有误",
        "Doubtful: accounting identities or findings accuse it. It stands in a sum that breaks;"
        " no single figure is accused",
        "此数有误。",
        "It is wrong.",
    ]
    assert one.note(Doubt("disputed", "new_reason")).splitlines()[-1] == "new_reason"
