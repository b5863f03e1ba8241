"""The undamaged disclosures hold together in every family, and damage breaks what it should."""

from decimal import Decimal

import pytest

from corpus import generate
from corpus.damage import KINDS, NothingToDamageError, broken_in, identities_of, plant
from corpus.identities import Ratio, Sum
from corpus.mutation import CLEAN
from corpus.readings import Printed, Readings

FAMILIES = {
    *("row", "hierarchy", "balance", "cross_table"),
    *("narrative", "percentage", "performance"),
}


@pytest.mark.parametrize("seed", range(60))
def test_everything_holds_in_an_undamaged_disclosure(seed: int) -> None:
    made = generate(seed, **CLEAN)

    assert broken_in(made) == []
    assert {identity.family for identity in identities_of(made)} == FAMILIES


def test_a_lost_row_of_the_style_breaks_its_class_only() -> None:
    for seed in range(20):
        made = generate(seed, lost_row_30299=True)
        names = [identity.name for identity in broken_in(made)]
        assert names == (["06 302"] if made.truth.lost.count("30299") else [])


@pytest.mark.parametrize(
    ("terms", "whole", "holds"),
    [
        (("1.00", "1.00", "1.00"), "3.02", True),
        (("1.00", "1.00", "1.00"), "3.03", False),
        (("10.00", "-4.00"), "6.01", True),
        (("10.00", "-4.00"), "6.02", False),
        (("1.00", "", "1.00"), "2.01", True),
        (("1.00", "", "1.00"), "2.02", False),
    ],
)
def test_sums_are_judged_by_their_half_widths(
    terms: tuple[str, ...], whole: str, holds: bool
) -> None:
    printed = {(str(place),): Printed(text) for place, text in enumerate(terms)}
    readings = Readings({**printed, ("whole",): Printed(whole)})
    parts = tuple((-1, place) for place in printed)

    assert Sum("sum", "row", ((1, ("whole",)), *parts)).holds(readings) is holds


@pytest.mark.parametrize(
    ("stated", "holds"), [("6.42", True), ("6.41", True), ("6.24", False), ("6.4", True)]
)
def test_rates_are_judged_by_meeting_intervals(stated: str, holds: bool) -> None:
    readings = Readings(
        {("p",): Printed(stated), ("a",): Printed("83.56"), ("b",): Printed("1302.55")}
    )
    rate = Ratio("rate", "percentage", ("p",), ((1, ("a",)),), ((1, ("b",)),))

    assert rate.holds(readings) is holds


def test_rounding_is_independent_and_shows() -> None:
    drifts = 0
    for seed in range(60):
        made = generate(seed, table_unit="wan", **CLEAN)
        economic = made.accounts.economic
        printed = sum(
            (Decimal(yuan) / 10000).quantize(Decimal("0.01"))
            for code, yuan in economic.items()
            if code.startswith("301")
        )
        whole = (Decimal(made.accounts.economic_sum("301")) / 10000).quantize(Decimal("0.01"))
        drifts += printed != whole

    assert drifts >= 20


@pytest.mark.parametrize("kind", KINDS)
def test_most_damage_can_be_found(kind: str) -> None:
    planted = []
    for seed in range(12):
        try:
            planted.append(plant(generate(seed, **CLEAN), kind, seed))
        except NothingToDamageError:
            continue

    assert sum(damage.is_findable for damage in planted) >= len(planted) // 2
