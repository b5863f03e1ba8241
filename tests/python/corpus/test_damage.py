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
        if kind != "two_damages@table":
            assert before[: damage.line - 1] == after[: damage.line - 1]
        changes_several = kind in ("two_damages@table", "executed_as_planned@project")
        if len(before) == len(after) and not changes_several:
            assert before[damage.line :] == after[damage.line :]
    assert planted >= len(MADE) // 2


def test_the_same_seed_hits_the_same_place() -> None:
    assert plant(MADE[5], "digit_changed@table", 3) == plant(MADE[5], "digit_changed@table", 3)


@pytest.mark.parametrize("kind", ["digit_changed@table", "digits_swapped@narrative"])
def test_damaged_values_differ_from_what_was_meant(kind: str) -> None:
    for seed, made in MADE.items():
        damage = plant(made, kind, seed)
        assert damage.printed != damage.meant
        assert damage.printed in damage.text.split("\n")[damage.line - 1]
