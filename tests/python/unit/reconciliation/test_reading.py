"""Rows of the warehouse become a system of figures, with the places that print nothing."""

from decimal import Decimal
from typing import Any

from made_systems import check, figure, system

from juesuan.reconciliation.concepts import places_of_concepts
from juesuan.reconciliation.places import Place, complete
from juesuan.reconciliation.projects import (
    derived_group,
    same_cells,
    with_lost_indicators,
    with_points,
)
from juesuan.reconciliation.records import system_of
from juesuan.reconciliation.system import CellState, Relation, Side, Term
from juesuan.reconciliation.verdicts import excess

DOCUMENT = "2024/made"


def term(identity: str, instance: str, side: str, ref: str | None, value: str, **more: Any) -> Any:
    return {
        "identity_id": identity,
        "document_id": DOCUMENT,
        "instance_key": instance,
        "term_no": 1,
        "side": side,
        "sign": 1,
        "figure_kind": "table",
        "figure_ref": ref,
        "measured_in": "万元",
        "figure_value": Decimal(value),
        "half_width": Decimal("0.005"),
        "rounding_step": Decimal("0.01"),
        "cell_state": "printed",
        "term_text": f"{ref} {value}",
        "source_line": 7,
        "relation": "equal",
        "status": "exact",
        "severity": "error",
        "waiver_id": None,
        **more,
    }


def cell(ref: str, table_no: str, code: str, line: int, measure: str = "total") -> Any:
    return {
        "figure_id": ref,
        "table_no": table_no,
        "row_key": code,
        "row_code": code,
        "row_level": "below",
        "parent_key": code[:5],
        "measure": measure,
        "measure_label": measure,
        "official_line": None,
        "item_key": None,
        "class_code": code[:3],
        "fund_scope": None,
        "income_source": None,
        "source_line": line,
        "block_no": 1,
    }


def place(code: str, measure: str, state: str = "absent", line: int = 0) -> Place:
    return Place(
        table_no="05",
        row_key=code,
        measure=measure,
        measure_label=measure,
        row_level="below",
        parent_key="20103",
        official_line=None,
        item_key=None,
        class_code="201",
        row_text=f"{code}行政运行",
        cell_state=state,
        source_line=line,
        fund_scope=None,
        income_source=None,
        measured_in="万元",
    )


def selector(identity: str, side: str, by: str, **more: Any) -> Any:
    base = dict.fromkeys(("measure", "row_level", "row_key", "official_line", "item_key"))
    seed = {"identity_id": identity, "side": side, "sign": "1", "table_no": "05"}
    return {**base, **seed, "instance_by": by, "relation": "equal", **more}


def test_a_waived_breach_and_a_warning_bind_nobody() -> None:
    rows = [term("a", "1", "lhs", "x", "1.00", status="breach", waiver_id="w")]
    rows += [term("b", "1", "lhs", "x", "1.00", status="breach", severity="warning")]
    rows += [term("c", "1", "lhs", "x", "1.00", status="breach")]
    made = system_of(DOCUMENT, rows, [])
    assert [one.is_binding for one in made.checks] == [False, False, True]


def test_what_the_warehouse_lets_pass_is_no_breach() -> None:
    rows = [term("a", "1", "lhs", "x", "1.00", status="within_rounding")]
    made = system_of(DOCUMENT, rows, [])
    assert excess(made.checks[0], made.figures, {}) == 0


def test_a_figure_enters_with_the_sign_of_its_identity() -> None:
    rows = [
        term("a", "1", "lhs", "x", "-4.77", status="breach"),
        term("b", "1", "lhs", "x", "4.77", status="breach"),
    ]
    made = system_of(DOCUMENT, rows, [])
    assert made.figures["x"].value == Decimal("-4.77")
    assert [one.terms[0].sign for one in made.checks] == [1, -1]


def test_what_a_correction_added_counts_as_printed() -> None:
    made = system_of(DOCUMENT, [term("a", "1", "lhs", "x", "0.16", cell_state="added")], [])
    assert made.figures["x"].state is CellState.PRINTED


def test_a_row_printed_again_and_one_under_a_strange_code_may_go() -> None:
    ledger = [
        cell("a", "03", "2010301", 11),
        cell("b", "03", "2010301", 12),
        cell("c", "03", "7010301", 13),
        cell("d", "05", "2010301", 21),
    ]
    rows = [term("x", one, "lhs", one, "1.00") for one in "abcd"]
    figures = system_of(DOCUMENT, rows, ledger).figures
    assert {ref for ref, one in figures.items() if one.row_group} == {"b", "c"}


def test_an_identity_of_figures_without_a_column_is_left_out() -> None:
    ledger = [cell("a", "03", "2010301", 11, "total"), cell("a", "03", "2010301", 11, "basic")]
    rows = [term("x", "1", "lhs", "a", "1.00"), term("y", "1", "lhs", "b", "1.00")]
    assert [one.identity_id for one in system_of(DOCUMENT, rows, ledger).checks] == ["y"]


def test_blank_cells_and_lost_rows_join_their_identities() -> None:
    printed = [figure("parent", "3.00"), figure("child", "1.00")]
    made = system(printed, [check("hierarchy 20103·total", ["parent"], ["child"])])
    made = type(made)(
        DOCUMENT,
        made.figures,
        (type(made.checks[0])("hierarchy", "20103·total", Relation.EQUAL, made.checks[0].terms),),
    )
    selectors = [
        selector("hierarchy", "rhs", "parent_measure"),
        selector("row", "lhs", "row", measure="total"),
        selector("row", "rhs", "row", measure="basic"),
    ]
    lost = [place("2010301", "total"), place("2010301", "basic")]
    blank = place("2010399", "total", "blank", 9)
    whole = complete(made, [], [*lost, blank], selectors)
    hierarchy, row = whole.checks
    assert {whole.figures[ref].state for ref in hierarchy.refs} == {
        CellState.PRINTED,
        CellState.ABSENT,
        CellState.BLANK,
    }
    assert row.refs == {one.figure(DOCUMENT).ref for one in lost}
    assert len({whole.figures[ref].row_group for ref in row.refs}) == 1


def test_a_statement_about_a_blank_cell_is_tied_to_it() -> None:
    selectors = [
        {
            "concept_id": "economic",
            "table_no": "05",
            "measure": "total",
            **dict.fromkeys(("row_level", "row_key", "official_line", "item_key")),
        }
    ]
    terms = [{"term_text": "公开05表 其他（未印出）", "concept_id": "economic:2010301"}]
    cells = [place("2010301", "total"), place("2010301", "basic"), place("2010399", "total")]
    found = places_of_concepts(terms, selectors, cells, DOCUMENT)
    assert found == {"公开05表 其他（未印出）": cells[0].figure(DOCUMENT).ref}


def test_one_cell_of_a_project_is_one_figure() -> None:
    refs = ("d|project 1|executed_wan", "d|project 1|省级财政资金|executed_wan")
    terms = [term("a", "1", "lhs", ref, "29.00", figure_kind="project") for ref in refs]
    assert same_cells(terms) == dict.fromkeys(refs, refs[0])


def test_what_a_project_derives_belongs_together() -> None:
    assert derived_group("d|project 1|carried_over_wan") == derived_group(
        "d|project 1|省级财政资金|execution_rate_pct"
    )
    assert derived_group("d|project 1|stated_executed_wan") == "d|project 1|prose"
    assert derived_group("d|project 1|budget_wan") == ""


def test_an_indicator_may_be_lost_from_both_sums() -> None:
    refs = [f"d|project 1|indicator {n}|{field}" for n in (1, 2) for field in ("weight", "score")]
    figures = [figure(ref, "5", "project", "分") for ref in refs]
    figures += [figure("d|project 1|total_score", "75", "project", "分")]
    made = system(
        figures,
        [
            check("weights 1", [ref for ref in refs if ref.endswith("weight")], []),
            check("scores 1", [ref for ref in refs if ref.endswith("score")], [figures[-1].ref]),
        ],
    )
    whole = with_lost_indicators(made)
    lost = {ref for ref in whole.figures if "lost indicator" in ref}
    assert len(lost) == 2
    assert [len(one.refs & lost) for one in whole.checks] == [1, 1, 2]


def test_points_are_judged_only_while_their_rate_stands() -> None:
    rate, score = "d|project 1|execution_rate_pct", "d|project 1|execution_score"
    made = system(
        [figure(rate, "100.00", "project", "%"), figure(score, "10", "project", "分")], []
    )
    terms = (Term(score, Side.LHS, 1), Term("", Side.RHS, 1, Decimal(10)))
    points = type(check("a 1", [], []))("points", "1", Relation.EQUAL, terms)
    (guarded,) = with_points(type(made)("made", made.figures, (points,))).checks
    changed = {score: Decimal(7)}
    assert excess(guarded, made.figures, changed) > 0
    assert excess(guarded, made.figures, {**changed, rate: Decimal(70)}) <= 0
