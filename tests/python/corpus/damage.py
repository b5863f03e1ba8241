"""Known damage: one slip planted into a disclosure, with a note of what it was.

A slip is named `<kind>@<region>`. Every function takes a disclosure and a random source and changes
one place of the text (two, where its name says so). The truth of the disclosure stays what was
meant; `Damage` says what is printed instead, and which identities of the truth it breaks: whether
it can be found at all is decided here, by arithmetic on the truth, not by the warehouse's checks.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace

from . import row_slips, sentence_slips, slips
from .document import SyntheticDisclosure
from .identities import Identity, broken
from .narrative_identities import narrative_identities
from .planted import Damage, NothingToDamageError
from .project_identities import project_identities
from .readings import read_truth
from .slips import anywhere, slip
from .table_identities import table_identities

__all__ = ["KINDS", "Damage", "NothingToDamageError", "broken_in", "identities_of", "plant"]

_RATES = ("change_pct", "share_pct", "completion_pct")
_MONEY = ("initial_budget", "annual_budget", "executed", "carried_over", "execution_rate")
_STATISTICS = ("7", "8", "9", "10", "11", "12", "13", "14", "15")


def _is_vehicle_line(spot: slips.Spot) -> bool:
    return spot.region == "table" and spot.where == "10" and spot.row_key in _STATISTICS


def _is_vehicle_count(spot: slips.Spot) -> bool:
    is_count = spot.region == "narrative" and spot.measure == "count"
    return is_count and spot.where in ("十（三）", "九（二）")


_SINGLE: tuple[tuple[str, slips.Wanted, slips.Change], ...] = (
    ("digit_changed@table", anywhere("table"), slips.other_digit),
    ("digit_changed@narrative", anywhere("narrative"), slips.other_digit),
    ("digit_changed@project", anywhere("project"), slips.other_digit),
    ("digits_swapped@table", anywhere("table"), slips.swapped_digits),
    ("digits_swapped@narrative", anywhere("narrative"), slips.swapped_digits),
    ("digits_swapped@project", anywhere("project"), slips.swapped_digits),
    ("point_lost@table", anywhere("table"), slips.lost_point),
    ("point_lost@narrative", anywhere("narrative"), slips.lost_point),
    ("point_lost@project", anywhere("project", *_MONEY), slips.lost_point),
    ("unit_mistaken@table", anywhere("table"), slips.in_yuan),
    ("amount_blanked@table", anywhere("table"), slips.blanked),
    ("amount_blanked@project", anywhere("project", *_MONEY), slips.blanked),
    ("percentage_wrong@narrative", anywhere("narrative", *_RATES), slips.other_rate),
    ("percentage_wrong@project", anywhere("project", "execution_rate"), slips.other_rate),
    ("change_wrong@narrative", anywhere("narrative", "change_amount"), slips.other_first_digit),
    ("amount_wrong@narrative", anywhere("narrative", "amount", "budget"), slips.other_first_digit),
    ("count_wrong@table", _is_vehicle_line, slips.other_count),
    ("count_wrong@narrative", _is_vehicle_count, slips.other_count),
    ("score_wrong@project", anywhere("project", "score"), slips.other_score),
    ("weight_wrong@project", anywhere("project", "weight"), slips.other_score),
    ("executed_wrong@project", anywhere("project", "executed"), slips.other_first_digit),
    ("grade_wrong@project", anywhere("project", "grade"), slips.other_grade),
)

KINDS: Mapping[str, Callable[[SyntheticDisclosure, random.Random], Damage]] = {
    **{name: slip(name, wanted, change) for name, wanted, change in _SINGLE},
    "row_dropped@table": row_slips.row_dropped,
    "row_dropped@project": row_slips.indicator_dropped,
    "row_doubled@table": row_slips.row_doubled,
    "cell_shifted@table": row_slips.cell_shifted,
    "code_damaged@table": row_slips.code_damaged,
    "direction_reversed@narrative": sentence_slips.direction_reversed,
    "contradiction@narrative": sentence_slips.contradiction,
    "unit_mistaken@narrative": sentence_slips.unit_mistaken,
    "list_item_changed@narrative": sentence_slips.list_item_changed,
    "executed_as_planned@project": sentence_slips.executed_as_planned,
    "total_score_wrong@project": sentence_slips.total_score_wrong,
    "two_damages@table": sentence_slips.two_damages,
}
"""Every kind of damage by name."""


def identities_of(made: SyntheticDisclosure) -> list[Identity]:
    """Return everything that must hold between the figures of a disclosure."""
    truth = made.truth
    return [
        *table_identities(truth),
        *narrative_identities(truth),
        *project_identities(truth),
    ]


def broken_in(made: SyntheticDisclosure) -> list[Identity]:
    """Return what does not hold in the undamaged disclosure (rows may be lost by its style)."""
    return list(broken(identities_of(made), read_truth(made)))


def plant(disclosure: SyntheticDisclosure, kind: str, seed: int) -> Damage:
    """Plant damage of a kind; the same seed hits the same place.

    Raises:
        NothingToDamageError: no figure fits the kind.
    """
    damage = KINDS[kind](disclosure, random.Random(f"{seed}/{kind}"))
    identities = identities_of(disclosure)
    readings = read_truth(disclosure)
    held = [identity for identity in identities if identity.holds(readings)]
    now = list(broken(held, readings.changed(damage.edits)))
    names = tuple(sorted({identity.name for identity in now}))
    families = tuple(sorted({identity.family for identity in now}))
    return replace(damage, broken=names, families=families)
