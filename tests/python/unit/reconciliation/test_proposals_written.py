"""What is written about proposals: text, JSON and rows of the review."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from made_systems import check, figure, system

from juesuan.commands.repair_printing import print_corrections, print_repairs, print_repairs_json
from juesuan.printing import PlainConsole
from juesuan.reconciliation.corrections import COLUMNS, Repaired, as_csv, correction_rows
from juesuan.reconciliation.highs import Columns, minimise
from juesuan.reconciliation.patterns import is_near
from juesuan.reconciliation.repair import repair
from juesuan.reconciliation.targets import Target, plain, targets_of

DAY = date(2025, 1, 31)


@pytest.fixture
def repaired() -> Repaired:
    """One wrong figure in table 03 that the other table and its row know better."""
    figures = [
        figure("03|total", "19.70"),
        figure("03|basic", "17.90"),
        figure("05|total", "17.90"),
    ]
    made = system(
        figures,
        [
            check("row-03 2010301", ["03|total"], ["03|basic"]),
            check("cross 2010301", ["03|total"], ["05|total"]),
        ],
    )
    targets = {"03|total": Target("03", "2010301", "total_expenditure", "19.70")}
    return Repaired(repair(made), made, targets)


def test_a_determined_proposal_is_a_row_of_the_review(repaired: Repaired, root: Path) -> None:
    rows = correction_rows(repaired, DAY)
    text = as_csv(rows)
    header = (root / "seeds/review/corrections.csv").read_text(encoding="utf-8").splitlines()[0]
    assert text.splitlines()[0] == header == ",".join(COLUMNS)
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["correction_id"] == "repair-made-03-2010301-total_expenditure"
    assert (row["printed_value_text"], row["corrected_value_text"]) == ("19.70", "17.90")
    assert (row["decision"], row["decided_on"]) == ("proposed", "2025-01-31")
    assert "cross 2010301" in row["evidence"]


def test_an_undetermined_proposal_is_no_row() -> None:
    made = system([figure("a", "1.00"), figure("b", "2.00")], [check("repeat 1", ["a"], ["b"])])
    targets = {ref: Target("03", ref, "total") for ref in "ab"}
    assert correction_rows(Repaired(repair(made), made, targets), DAY) == []


def test_the_table_says_what_where_and_why(repaired: Repaired) -> None:
    out = io.StringIO()
    print_repairs(PlainConsole(file=out, width=300), [repaired])
    text = out.getvalue()
    assert "19.70" in text
    assert "17.90 … " not in text or "17.89 … 17.91" in text
    assert "同一事实另印" in text
    assert "Nothing is changed" in text


def test_text_of_a_document_is_no_markup_and_no_other_text(repaired: Repaired) -> None:
    name = "[red]x[/] [/] :100: 1:100:2\t"
    target = Target("03", name, "total_expenditure", "19.70", row_name=name)
    hostile = replace(repaired, targets={"03|total": target})
    shown, rows = io.StringIO(), io.StringIO()
    print_repairs(PlainConsole(file=shown, width=300), [hostile])
    print_corrections(PlainConsole(file=rows, width=80), [hostile])
    assert "19.70" in shown.getvalue()
    (row,) = csv.DictReader(io.StringIO(rows.getvalue()))
    assert (row["row_key"], row["row_name"]) == (name, name)


def test_json_is_valid_and_exact(repaired: Repaired) -> None:
    out = io.StringIO()
    print_repairs_json(PlainConsole(file=out, width=10_000), [repaired])
    (document,) = json.loads(out.getvalue())
    (change,) = document["proposals"][0]["changes"]
    assert (change["printed_value"], change["proposed_value"]) == ("19.70", "17.90")
    assert change["table_no"] == "03"


def test_csv_is_all_that_is_printed(repaired: Repaired) -> None:
    out = io.StringIO()
    print_corrections(PlainConsole(file=out, width=80), [repaired])
    assert len(list(csv.DictReader(io.StringIO(out.getvalue())))) == 1


def test_what_cannot_be_repaired_says_why() -> None:
    made = system([figure("a", "1.00"), figure("b", "2.00")], [check("repeat 1", ["a"], ["b"])])
    out = io.StringIO()
    print_repairs(PlainConsole(file=out, width=300), [Repaired(repair(made, 0), made, {})])
    assert "超出时间限制" in out.getvalue()
    assert "time limit" in out.getvalue()


def test_the_solver_writes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    columns = Columns([0.0] * 30, [1.0] * 30, [True] * 30)
    rows = [(dict.fromkeys(range(start, start + 3), -1.0), -1.0) for start in range(27)]
    assert minimise([1.0] * 30, columns, rows, 5.0) is not None
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    ("value", "text"),
    [("22.4900000000", "22.49"), ("0E-10", "0"), ("-0.000", "0"), ("148.7", "148.70"),
     ("29", "29"), ("1E+3", "1000"), ("7.755", "7.755")],
)  # fmt: skip
def test_numbers_are_written_as_they_are_printed(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


def test_a_value_goes_back_into_its_printed_unit() -> None:
    one = figure("a", "130.0989")
    target = Target("06", "30106", "final_amount", "1300989.00", factor=Decimal("0.0001"))
    assert target.text_of(Decimal("130.0989"), one) == "1300989"
    fall = figure("b", "-6.24", "narrative", "%")
    assert Target("narrative", "448:159", "change_pct").text_of(Decimal("-6.42"), fall) == "6.42"


def test_empty_cells_and_projects_have_their_places() -> None:
    lost = figure("d|06|30299|0|final_amount", "0", state="absent")
    rate = figure("d|project 1|省级财政资金1|execution_rate_pct", "100", "project", "%")
    cells = [
        {"project_no": 1, "row_key": "省级财政资金", "measure": "execution_rate",
         "value_text": "100.00", "source_line": 0}
    ]  # fmt: skip
    found = targets_of({one.ref: one for one in (lost, rate)}, [], cells)
    assert found[lost.ref].region == "06"
    assert found[lost.ref].row_key == "30299"
    assert found[rate.ref] == Target("project 1", "省级财政资金", "execution_rate", "100.00")


@pytest.mark.parametrize(
    ("printed", "meant", "verdict"),
    [("2O10301", "2010301", True), ("2010301", "2010301", False), ("20103", "2010301", False)],
)
def test_codes_that_differ_in_one_letter(printed: str, meant: str, verdict: bool) -> None:
    assert is_near(printed, meant) is verdict
