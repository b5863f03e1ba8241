"""Without their reviewed corrections both documents are repaired to what was reviewed."""

import csv
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from juesuan.reconciliation.corrections import Repaired, correction_rows
from juesuan.reconciliation.proposals import Certainty, Outcome
from juesuan.reconciliation.warehouse import repair_documents
from juesuan.warehouse.dbt import run_dbt

pytestmark = pytest.mark.xdist_group("warehouse")

GUANGZHOU, XINJIANG = "2024/shanxi-guangzhou-2024", "2024/shanxi-xinjiang-2024"
# Decided by reading, not by sums: all identities hold with a blank score.
BY_READING = {"guangzhou-2024-project-4-blank-score"}


@pytest.fixture(scope="module")
def uncorrected(
    seed_warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Repaired]:
    """The repair of each document as printed, from a warehouse without corrections."""
    folder = tmp_path_factory.mktemp("uncorrected")
    database = Path(shutil.copy(seed_warehouse, folder / "juesuan.duckdb"))
    with duckdb.connect(str(database)) as connection:
        connection.execute("delete from review.corrections")
        connection.execute("delete from review.waivers")
    run_dbt(["run"], database, folder / ".dbt", {})
    return {one.repair.document_id: one for one in repair_documents(database)}


def proposed(repaired: Repaired) -> dict[tuple[str, str, str], tuple[str, str]]:
    return {
        (row["table_no"], row["row_key"], row["measure"]): (
            row["printed_value_text"],
            row["corrected_value_text"],
        )
        for row in correction_rows(repaired, date(2025, 1, 31))
    }


@pytest.mark.parametrize("document_id", [GUANGZHOU, XINJIANG])
def test_every_reviewed_value_that_sums_can_tell_is_proposed(
    uncorrected: dict[str, Repaired], root: Path, document_id: str
) -> None:
    found = proposed(uncorrected[document_id])
    with (root / "seeds/review/corrections.csv").open(encoding="utf-8") as file:
        decided = [
            row
            for row in csv.DictReader(file)
            if row["document_id"] == document_id
            and row["decision"] == "accepted"
            and row["correction_id"] not in BY_READING
        ]
    assert {
        row["correction_id"]: found.get((row["table_no"], row["row_key"], row["measure"]))
        for row in decided
    } == {
        row["correction_id"]: (row["printed_value_text"], row["corrected_value_text"])
        for row in decided
    }


def test_swapped_digits_of_a_rate(uncorrected: dict[str, Repaired]) -> None:
    found = proposed(uncorrected[GUANGZHOU])
    assert found["narrative", "448:159", "change_pct"] == ("6.24", "6.42")


def test_copied_budgets_and_the_lost_row(uncorrected: dict[str, Repaired]) -> None:
    found = proposed(uncorrected[XINJIANG])
    assert found["06", "30299", "final_amount"] == ("", "0.16")
    assert found["project 1", "省级财政资金", "executed"] == ("29", "22.49")
    assert found["project 3", "资金总额", "executed"] == ("26.44", "0")


def test_the_lost_indicator_is_told_but_no_row_of_the_review(
    uncorrected: dict[str, Repaired],
) -> None:
    one = uncorrected[XINJIANG]
    choices = [choice for part in one.repair.proposals for choice in part.choices]
    lost = {c.ref.rpartition("|")[2]: int(c.candidate.value) for c in choices if "lost" in c.ref}
    assert lost == {"weight": 5, "score": 3}
    assert not [key for key in proposed(one) if "lost" in key[1]]


def test_with_the_corrections_nothing_certain_is_proposed(seed_warehouse: Path) -> None:
    for one in repair_documents(seed_warehouse):
        assert one.repair.outcome is not Outcome.TIME_LIMIT
        certain = [p for p in one.repair.proposals if p.certainty is Certainty.UNIQUE]
        accepted = {key for key in proposed(one) if key[0] != "narrative"}
        assert accepted == set(), certain
