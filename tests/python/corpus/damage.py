"""Known damage: one slip planted into a disclosure, with a note of what it was.

Every function takes a disclosure and a random source and changes one place of the text. The truth
of the disclosure stays what was meant; `Damage` says what is printed instead.
"""

import random
from collections.abc import Callable, Mapping

from . import narrative_damage, table_damage
from .document import SyntheticDisclosure
from .planted import Damage, NothingToDamageError

__all__ = ["KINDS", "Damage", "NothingToDamageError", "plant"]


KINDS: Mapping[str, Callable[[SyntheticDisclosure, random.Random], Damage]] = {
    function.__name__: function
    for function in (
        table_damage.digit_changed,
        table_damage.digits_swapped,
        table_damage.point_lost,
        table_damage.unit_mistaken,
        table_damage.amount_blanked,
        table_damage.row_dropped,
        table_damage.row_doubled,
        table_damage.cell_shifted,
        table_damage.code_damaged,
        narrative_damage.percentage_wrong,
        narrative_damage.statement_changed,
        narrative_damage.direction_reversed,
    )
}
"""Every kind of damage by name."""


def plant(disclosure: SyntheticDisclosure, kind: str, seed: int) -> Damage:
    """Plant damage of a kind; the same seed hits the same place.

    Raises:
        NothingToDamageError: no figure fits the kind.
    """
    return KINDS[kind](disclosure, random.Random(f"{seed}/{kind}"))
