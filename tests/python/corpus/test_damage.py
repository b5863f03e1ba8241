"""Planted damage changes one known place and nothing else."""

import pytest

from corpus import generate
from corpus.damage import KINDS, NothingToDamageError, plant

MADE = {seed: generate(seed) for seed in range(40)}


@pytest.mark.parametrize("kind", KINDS)
def test_damage_changes_one_place(kind: str) -> None:
    planted = 0
    for seed, made in MADE.items():
        try:
            damage = plant(made, kind, seed)
        except NothingToDamageError:
            continue
        planted += 1
        assert damage.text != made.text
        before, after = made.text.split("\n"), damage.text.split("\n")
        assert abs(len(before) - len(after)) <= 1
        assert before[: damage.line - 1] == after[: damage.line - 1]
        if len(before) == len(after):
            assert before[damage.line :] == after[damage.line :]
    assert planted >= len(MADE) // 2


def test_the_same_seed_hits_the_same_place() -> None:
    assert plant(MADE[5], "digit_changed", 3) == plant(MADE[5], "digit_changed", 3)


@pytest.mark.parametrize("kind", ["digit_changed", "digits_swapped", "point_lost"])
def test_damaged_values_differ_from_what_was_meant(kind: str) -> None:
    for seed, made in MADE.items():
        damage = plant(made, kind, seed)
        assert damage.printed != damage.meant
        assert damage.printed in damage.text.split("\n")[damage.line - 1]
