"""Every year beside the year before: right within its interval, none invented, none lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from conftest import AnalystWarehouse
from corpus.history import OfficeYear
from corpus.subjects import Subject, subject_amounts

pytestmark = pytest.mark.xdist_group("analysts")
LEAST_PRINTED = 50
"""元 that round to a figure of two decimals."""
FROM_CHANGES: Mapping[tuple[str, str], Subject] = {
    ("一", "收入总计"): ("balance_line", "all_funds", "31"),
    ("一", "支出总计"): ("balance_line", "all_funds", "62"),
    ("一", "当年其他收入"): ("balance_line", "all_funds", "8"),
    ("四", "财政拨款收入总计"): ("balance_line", "fiscal_appropriation", "32"),
    ("四", "财政拨款支出总计"): ("balance_line", "fiscal_appropriation", "64"),
    ("四", "当年财政拨款收入"): ("balance_line", "fiscal_appropriation", "27"),
    ("四", "年初财政拨款结转结余"): ("balance_line", "fiscal_appropriation", "28"),
    ("四", "当年财政拨款支出"): ("balance_line", "fiscal_appropriation", "59"),
    ("四", "年末财政拨款结转结余"): ("balance_line", "fiscal_appropriation", "60"),
    ("五（一）", "一般公共预算财政拨款支出"): (
        "functional_expenditure",
        "general_public_budget",
        "合计",
    ),
    ("九（一）", "“三公”经费"): ("three_public_item", "general_public_budget", "total"),
    ("九（一）", "因公出国（境）费"): (
        "three_public_item",
        "general_public_budget",
        "overseas_travel",
    ),
    ("九（一）", "公务用车运行维护费"): (
        "three_public_item",
        "general_public_budget",
        "vehicle_operation",
    ),
    ("九（一）", "公务接待费"): (
        "three_public_item",
        "general_public_budget",
        "official_reception",
    ),
}
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Compared:
    """The mart by office, year and subject, and the years that it tells of."""

    rows: Mapping[tuple[str, int, Subject], Row]
    warehouse: AnalystWarehouse

    def plain(self) -> Iterator[tuple[OfficeYear, Subject, Row]]:
        """Yield the rows of printed codes, not those that lead over a change of codes."""
        for (office, year, subject), row in self.rows.items():
            if "derived" not in (row["current_state"], row["prior_state"]):
                yield self.warehouse.history.years[office, year], subject, row


@pytest.fixture(scope="module")
def compared(analyst_warehouse: AnalystWarehouse) -> Compared:
    with duckdb.connect(str(analyst_warehouse.database), read_only=True) as connection:
        found = connection.execute("select * from analysis.mart_year_over_year")
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    keys = ("subject_kind", "fund_scope", "subject_code")
    return Compared(
        {
            (row["office_code"], row["fiscal_year"], tuple(row[key] for key in keys)): row
            for row in rows
        },
        analyst_warehouse,
    )


def in_wan(yuan: int) -> Decimal:
    return Decimal(yuan) / 10_000


def test_every_prior_year_is_the_truth_within_its_interval(compared: Compared) -> None:
    """What the narrative compares with may be restated; a slip in print must be disputed."""
    wrong, checked = [], 0
    for year, subject, row in compared.plain():
        if row["prior_wan"] is None or row["quality_status"] == "disputed":
            continue
        before = compared.warehouse.history.years.get((year.office_code, year.year - 1))
        own = row["prior_basis"] == "reported"
        accounts = before.accounts if own and before else year.told_prior
        true = in_wan(subject_amounts(accounts)[subject])
        checked += 1
        listed = row["prior_state"] != "not_listed"
        slack = Decimal(0) if listed else in_wan(LEAST_PRINTED)
        if not row["prior_lower_wan"] - slack <= true <= row["prior_upper_wan"] + slack:
            wrong.append((row["row_id"], row["prior_wan"], true))

    assert checked > 3000
    assert wrong == []


def test_every_current_amount_is_the_truth_within_its_interval(compared: Compared) -> None:
    wrong = [
        (row["row_id"], row["current_wan"])
        for year, subject, row in compared.plain()
        if row["current_wan"] is not None
        and row["quality_status"] != "disputed"
        and abs(row["current_wan"] - in_wan(subject_amounts(year.accounts)[subject]))
        > max(row["current_upper_wan"] - row["current_wan"], in_wan(LEAST_PRINTED))
    ]

    assert wrong == []


def test_no_year_that_both_disclosures_print_is_lost(compared: Compared) -> None:
    """A code that ended or began with a change of codes is compared under another one."""
    lost, checked = [], 0
    for now, before in compared.warehouse.history.pairs():
        this, last = subject_amounts(now.accounts), subject_amounts(before.accounts)
        for subject in this.keys() | last.keys():
            if max(this[subject], last[subject]) < LEAST_PRINTED:
                continue
            row = compared.rows.get((now.office_code, now.year, subject))
            checked += 1
            if row is None or (
                None in (row["prior_wan"], row["current_wan"])
                and "code_changed" not in (row["prior_reason"], row["current_reason"])
            ):
                lost.append((now.office_code, now.year, subject))

    assert checked > 2500
    assert lost == []


def test_no_change_that_the_narrative_states_is_lost(compared: Compared) -> None:
    """Where last year's disclosure is not loaded, a stated change gives last year's amount."""
    history = compared.warehouse.history
    lost, found = [], set()
    for now in history.published():
        before = history.years.get((now.office_code, now.year - 1))
        if before and before.is_published:
            continue
        for said in now.made.truth.narrative:
            subject = FROM_CHANGES.get((said.section_no, said.subject))
            if said.kind != "change_amount" or subject is None:
                continue
            row = compared.rows.get((now.office_code, now.year, subject))
            found.add(subject)
            if row is None or row["prior_basis"] != "implied_by_narrative":
                lost.append((now.office_code, now.year, said.subject))

    assert len(found) >= len(FROM_CHANGES) - 2
    assert lost == []


def test_what_is_not_known_has_its_reason_and_is_never_zero(compared: Compared) -> None:
    for row in compared.rows.values():
        assert (row["prior_wan"] is None) == (row["prior_basis"] is None), row["row_id"]
        assert (row["prior_wan"] is None) == (row["prior_reason"] is not None), row["row_id"]
        assert (row["prior_reason"] is None) == (row["prior_reason_text"] is None), row["row_id"]
        assert (row["current_wan"] is None) == (row["current_reason"] is not None), row["row_id"]
        assert (row["change_pct"] is None) == (row["change_pct_reason"] is not None), row["row_id"]
        known = None not in (row["current_wan"], row["prior_wan"])
        assert (row["change_wan"] is not None) == known, row["row_id"]
        if known:
            assert row["change_wan"] == row["current_wan"] - row["prior_wan"], row["row_id"]


def test_rates_are_rounded_half_up_and_lie_between_their_bounds(compared: Compared) -> None:
    checked = 0
    for row in compared.rows.values():
        if row["change_pct"] is None:
            continue
        exact = 100 * row["change_wan"] / row["prior_wan"]
        assert abs(row["change_pct"] - exact) <= Decimal("0.005"), row["row_id"]
        assert row["change_lower_pct"] <= exact <= row["change_upper_pct"], row["row_id"]
        checked += 1

    assert checked > 2000


def test_a_restated_year_is_found_and_told(compared: Compared) -> None:
    """Each restated row has its finding, and every restated statement a row."""
    restated = {row["row_id"] for row in compared.rows.values() if row["is_restated"]}
    with duckdb.connect(str(compared.warehouse.database), read_only=True) as connection:
        in_findings = {
            row_id
            for (row_id,) in connection.execute(
                """
                select judged.row_id
                from intermediate.int_year_over_year_judged as judged
                inner join quality.fct_findings as findings
                    on
                        judged.document_id = findings.document_id
                        and contains(
                            findings.check_ids,
                            judged.document_id || '|continuity-implied-prior|' || judged.concept_id
                        )
                """
            ).fetchall()
        }
    told_anew = {
        f"{now.office_code}|{now.year}|{'|'.join(subject)}"
        for now, before in compared.warehouse.history.pairs()
        for subject, row in _told(compared, now)
        if abs(subject_amounts(now.told_prior)[subject] - subject_amounts(before.accounts)[subject])
        > 2 * LEAST_PRINTED
        and row["quality_status"] is not None
    }

    assert restated
    assert restated == told_anew
    assert restated <= in_findings


def _told(compared: Compared, now: OfficeYear) -> Iterator[tuple[Subject, Row]]:
    for (office, year, subject), row in compared.rows.items():
        if (office, year) == (now.office_code, now.year) and row["implied_prior_wan"] is not None:
            yield subject, row


def test_the_narrative_agrees_with_last_years_disclosure(compared: Compared) -> None:
    agreed = [row["agrees"] for row in compared.rows.values() if row["agrees"] is not None]

    assert agreed.count(True) > 400


def test_a_moved_code_goes_on(compared: Compared) -> None:
    row = compared.rows[
        "318001", 2024, ("functional_expenditure", "general_public_budget", "2014004")
    ]
    history = compared.warehouse.history

    assert row["prior_wan"] == history.amount("318001", 2023, "05", "2010308")
    assert row["prior_state"] == "derived"
    assert row["is_bridged"]


def test_a_split_code_is_compared_as_a_whole(compared: Compared) -> None:
    scope = ("functional_expenditure", "general_public_budget")
    history = compared.warehouse.history
    whole = compared.rows["416001", 2019, (*scope, "2070601+2070801")]
    part = compared.rows["416001", 2019, (*scope, "2070601")]
    former = compared.rows["416001", 2019, (*scope, "2070401")]

    assert whole["prior_wan"] == history.amount("416001", 2018, "05", "2070401")
    assert (part["prior_wan"], part["prior_reason"]) == (None, "code_changed")
    assert (former["current_wan"], former["current_reason"]) == (None, "code_changed")


def test_every_figure_of_a_row_adds_up_to_its_column(compared: Compared) -> None:
    """A column is the sum of the figures that enter it, so that it can be traced."""
    with duckdb.connect(str(compared.warehouse.database), read_only=True) as connection:
        wrong = connection.execute(
            """
            with entering as (
                select
                    terms.row_id,
                    sum(terms.sign * figures.amount_wan) as entered_wan
                from intermediate.int_year_over_year_figures as terms
                inner join core.fct_reported_figures as figures
                    on terms.figure_ref = figures.figure_id
                where terms.figure_role = 'current_wan'
                group by terms.row_id
            )
            select mart.row_id
            from analysis.mart_year_over_year as mart
            inner join entering using (row_id)
            where entered_wan <> mart.current_wan
            """
        ).fetchall()
    assert wrong == []
