"""Planted errors are found again, exactly; what is not determined is not claimed to be."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_systems import check, figure, made_document, ratio, system, with_value

from juesuan.reconciliation.damage import Damage, damage_of, undone
from juesuan.reconciliation.proposals import Certainty, DocumentRepair, Outcome, Reason
from juesuan.reconciliation.repair import repair
from juesuan.reconciliation.system import System
from juesuan.reconciliation.verdicts import excess

SEEDS = st.integers(min_value=0, max_value=400)


def changes(answer: DocumentRepair) -> dict[str, Decimal]:
    return {one.ref: one.candidate.value for part in answer.proposals for one in part.choices}


def assert_holds(made: System, answer: DocumentRepair) -> None:
    """What is proposed makes every identity hold exactly, but those it says it leaves."""
    left = {one.check for one in answer.unmended}
    values = changes(answer)
    assert [c for c in made.checks if c not in left and excess(c, made.figures, values) > 0] == []


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_a_consistent_document_yields_no_proposal(seed: int) -> None:
    answer = repair(made_document(seed))
    assert (answer.outcome, answer.proposals) == (Outcome.CONSISTENT, ())


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.data())
def test_one_wrong_digit_is_recovered(seed: int, data: st.DataObject) -> None:
    made = made_document(seed)
    ref = data.draw(st.sampled_from(sorted(made.figures)))
    meant = made.figures[ref]
    wrong = data.draw(
        st.sampled_from(sorted(undone(meant))).filter(
            lambda value: (
                abs(value - meant.value) > Decimal("0.1")
                and undone(meant)[value] is Damage.WRONG_DIGIT
            )
        )
    )
    damaged = with_value(made, ref, wrong)
    answer = repair(damaged)
    assert changes(answer) == {ref: meant.value}
    assert answer.proposals[0].choices[0].candidate.damage is Damage.WRONG_DIGIT
    assert answer.proposals[0].certainty is not Certainty.AMBIGUOUS
    assert_holds(damaged, answer)


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_two_wrong_figures_are_recovered(seed: int) -> None:
    made = made_document(seed)
    rng = random.Random(seed)
    refs = rng.sample([ref for ref in sorted(made.figures) if not ref.startswith("narrative")], 2)
    damaged = made
    for ref in refs:
        damaged = with_value(damaged, ref, made.figures[ref].value + rng.choice((90, 700)))
    answer = repair(damaged)
    assert_holds(damaged, answer)
    found = changes(answer)
    if not all(part.certainty is Certainty.AMBIGUOUS for part in answer.proposals):
        assert {
            ref: abs(value - made.figures[ref].value) <= Decimal("0.05")
            for ref, value in found.items()
        } == dict.fromkeys(refs, True)


@settings(max_examples=10, deadline=None)
@given(SEEDS)
def test_every_proposal_is_verified_exactly(seed: int) -> None:
    made, rng = made_document(seed), random.Random(seed)
    for ref in rng.sample(sorted(made.figures), 3):
        made = with_value(made, ref, made.figures[ref].value * rng.choice((2, 10, Decimal("0.1"))))
    assert_holds(made, repair(made))


def test_digits_are_swapped_back_where_the_same_sentence_says_it_right() -> None:
    figures = [
        figure("fall", "83.56", "narrative"),
        figure("now", "1218.99"),
        figure("first", "6.42", "narrative", "%"),
        figure("second", "6.24", "narrative", "%"),
    ]
    base = {"now": 1, "fall": 1}
    made = system(
        figures,
        [
            ratio("growth 1", "first", ["fall"], base),
            ratio("growth 2", "second", ["fall"], base),
            check("repeat 1", ["first"], ["second"]),
        ],
    )
    answer = repair(made)
    assert changes(answer) == {"second": Decimal("6.42")}
    assert answer.proposals[0].choices[0].candidate.damage is Damage.SWAPPED_DIGITS
    assert answer.proposals[0].certainty is Certainty.UNIQUE
    assert answer.outcome is Outcome.REPAIRED


def test_a_lost_row_has_the_value_that_the_narrative_names() -> None:
    figures = [
        figure("302", "15.96"),
        figure("public", "15.96"),
        figure("30201", "9.33"),
        figure("30231", "6.46"),
        figure("30202", "0", state="blank"),
        figure("30299", "0", state="absent", row_group="30299"),
        figure("told", "0.16", "narrative"),
    ]
    made = system(
        figures,
        [
            check("hierarchy 302", ["302"], ["30201", "30231", "30202", "30299"]),
            check("category public", ["public"], ["302"]),
            check("narrative other", ["told"], ["30299"]),
        ],
    )
    answer = repair(made)
    assert changes(answer) == {"30299": Decimal("0.16")}
    assert answer.proposals[0].choices[0].candidate.damage is Damage.LOST_ROW
    assert answer.proposals[0].certainty is Certainty.UNIQUE


def test_an_amount_missing_from_one_of_many_blank_cells_is_undetermined() -> None:
    figures = [figure("302", "15.96"), figure("twin", "15.96"), figure("30201", "9.00")]
    figures += [figure("30202", "6.00")]
    figures += [figure(f"blank {number}", "0", state="blank") for number in range(4)]
    below = [one.ref for one in figures[2:]]
    made = system(
        figures, [check("hierarchy 302", ["302"], below), check("cross 302", ["302"], ["twin"])]
    )
    answer = repair(made)
    assert answer.outcome is Outcome.UNDETERMINED
    assert answer.proposals[0].certainty is Certainty.AMBIGUOUS
    assert len(answer.proposals[0].alternatives) >= 3


def test_two_prints_that_nothing_decides_are_undetermined() -> None:
    figures = [figure("one", "93.87", "narrative"), figure("other", "83.56", "narrative")]
    answer = repair(system(figures, [check("repeat 1", ["one"], ["other"])]))
    assert answer.proposals[0].certainty is Certainty.AMBIGUOUS
    assert answer.outcome is Outcome.UNDETERMINED


def test_the_copied_budget_of_a_project_is_repaired_with_all_that_follows_from_it() -> None:
    group = "project 1|execution"
    figures = [
        figure("budget", "29.00", "project"),
        figure("executed", "29.00", "project", row_group=group),
        figure("carried", "0.00", "project", row_group=group),
        figure("rate", "100.00", "project", "%", row_group=group),
        figure("told", "22.49", "project", row_group="project 1|prose"),
        figure("told rate", "77.55", "project", "%", row_group="project 1|prose"),
        figure("03", "22.49"),
        figure("05", "22.49"),
    ]
    made = system(
        figures,
        [
            check("money 1", ["budget"], ["executed", "carried"]),
            ratio("rate 1", "rate", ["executed"], {"budget": 1}),
            ratio("rate 2", "told rate", ["told"], {"budget": 1}),
            check("prose 1", ["executed"], ["told"]),
            check("prose 2", ["rate"], ["told rate"]),
            check("cross 1", ["executed"], ["03"]),
            check("cross 2", ["03"], ["05"]),
        ],
    )
    answer = repair(made)
    assert changes(answer) == {
        "executed": Decimal("22.49"),
        "carried": Decimal("6.51"),
        "rate": Decimal("77.55"),
    }
    assert_holds(made, answer)


def test_cells_in_the_wrong_column_are_one_shift() -> None:
    made = made_document(7)
    basic, project = made.figures["05|2080801|basic"], made.figures["05|2080801|project"]
    damaged = with_value(with_value(made, basic.ref, project.value), project.ref, basic.value)
    answer = repair(damaged)
    assert changes(answer) == {basic.ref: basic.value, project.ref: project.value}
    damages = {one.candidate.damage for one in answer.proposals[0].choices}
    assert damages == {Damage.SHIFTED_COLUMN}


def test_a_breach_that_is_waived_or_a_warning_calls_for_nothing() -> None:
    figures = [figure("one", "1.00"), figure("other", "2.00")]
    waived = [
        type(one)(one.identity_id, one.instance_key, one.relation, one.terms, is_binding=False)
        for one in [check("repeat 1", ["one"], ["other"])]
    ]
    assert repair(system(figures, waived)).outcome is Outcome.CONSISTENT


def test_the_time_limit_is_said() -> None:
    made = with_value(made_document(1), "03|合计|total", "1.00")
    answer = repair(made, seconds=0)
    assert answer.outcome is Outcome.TIME_LIMIT
    assert {one.reason for one in answer.unmended} == {Reason.TIME_LIMIT}
    assert answer.proposals == ()


@pytest.mark.parametrize(
    ("printed", "meant", "damage"),
    [
        ("6.24", "6.42", Damage.SWAPPED_DIGITS),
        ("560.81", "560.71", Damage.WRONG_DIGIT),
        ("136.49", "13649.00", Damage.LOST_POINT),
        ("17.91", "179100.00", Damage.WRONG_UNIT),
        ("12.34", "112.34", Damage.LOST_DIGIT),
        ("112.34", "12.34", Damage.ADDED_DIGIT),
        ("29.79", "-29.79", Damage.WRONG_SIGN),
        ("12.34", "98.76", Damage.OTHER),
    ],
)
def test_usual_damage_is_named(printed: str, meant: str, damage: Damage) -> None:
    assert damage_of(figure("one", printed), Decimal(meant)) is damage
