"""Slips of sentences and of projects that are more than one number."""

import random
from dataclasses import replace

from .document import SyntheticDisclosure
from .planted import AMOUNT, Damage, NothingToDamageError, Spot, spots
from .readings import Place, Printed, read_truth
from .slips import anywhere, other_digit, other_first_digit, pick, print_otherwise, with_texts

_WORDS = {"增加": "减少", "减少": "增加"}


def direction_reversed(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Say 增加 where 减少 is meant, or the other way round."""
    lines = made.text.split("\n")

    def follows_a_word(spot: Spot) -> bool:
        word = lines[spot.line - 1][max(0, spot.start - 2) : spot.start]
        return spot.measure == "change_amount" and word in _WORDS

    spot = pick(made, rng, follows_a_word)
    meant = lines[spot.line - 1][spot.start - 2 : spot.start]
    word = replace(spot, start=spot.start - 2, text=meant)
    before = read_truth(made).at(spot.place)
    edits: dict[Place, Printed | None] = {spot.place: replace(before, sign=-before.sign)}
    now = _WORDS[meant]
    note = f"narrative {spot.where} {spot.row_key}: {meant} printed as {now}"
    text = with_texts(made.text, [(word, now)])
    kind = "direction_reversed@narrative"
    return Damage(kind, spot.line, now, meant, note, text, word, edits)


def contradiction(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """State a figure a second time otherwise."""
    seen: set[tuple[str, str, str, str]] = set()
    again = []
    for spot in spots(made):
        key = (spot.where, spot.row_key, spot.measure, spot.text)
        if spot.region == "narrative" and AMOUNT.fullmatch(spot.text.replace(",", "")):
            if key in seen:
                again.append(spot)
            seen.add(key)
    if not again:
        raise NothingToDamageError("nothing is said twice")
    spot = rng.choice(again)
    now = other_first_digit(spot.text, rng)
    return print_otherwise(made, "contradiction@narrative", [(spot, now)])


def unit_mistaken(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Say 元 where 万元 is meant."""
    lines = made.text.split("\n")

    def has_unit(spot: Spot) -> bool:
        end = spot.start + len(spot.text)
        is_amount = spot.region == "narrative" and AMOUNT.fullmatch(spot.text.replace(",", ""))
        return bool(is_amount) and lines[spot.line - 1][end : end + 2] == "万元"

    spot = pick(made, rng, has_unit)
    unit = replace(spot, start=spot.start + len(spot.text), text="万元")
    before = read_truth(made).at(spot.place)
    edits: dict[Place, Printed | None] = {spot.place: replace(before, factor=before.factor / 10000)}
    note = f"narrative {spot.where} {spot.row_key}: {spot.text} in 元"
    text, kind = with_texts(made.text, [(unit, "元")]), "unit_mistaken@narrative"
    return Damage(kind, spot.line, f"{spot.text}元", spot.text, note, text, spot, edits)


def list_item_changed(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """State one item of a list under 主要包括 or 其中 otherwise."""
    wholes = ("基本支出", "人员经费", "公用经费", "公务接待费", "公务用车运行维护费")

    def is_item(spot: Spot) -> bool:
        listed = spot.where in ("六", "九（二）") and spot.measure == "amount"
        return listed and spot.row_key not in wholes and bool(AMOUNT.fullmatch(spot.text))

    spot = pick(made, rng, is_item)
    now = other_first_digit(spot.text, rng)
    return print_otherwise(made, "list_item_changed@narrative", [(spot, now)])


def executed_as_planned(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Report a project as wholly spent in its money rows, while its prose tells the truth."""
    rows = [row for row in made.truth.project_money if row.executed != row.annual_budget]
    rows = [row for row in rows if not row.uncertain and float(row.carried_over)]
    if not rows:
        raise NothingToDamageError("every project is wholly spent")
    number = rng.choice(rows).project_no
    mine = [spot for spot in spots(made) if spot.where == str(number) and spot.place[0] == "money"]
    annual = {row.row_label: row.annual_budget for row in rows if row.project_no == number}
    told = {"carried_over": "0", "execution_rate": "100", "score": "10"}
    changes = [
        (spot, annual[spot.row_key] if spot.measure == "executed" else told[spot.measure])
        for spot in mine
        if spot.measure in ("executed", *told)
    ]
    changes.sort(key=lambda change: change[0].measure != "executed")
    return print_otherwise(made, "executed_as_planned@project", changes)


def two_damages(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Change one digit of two amounts in two tables."""
    first = pick(made, rng, lambda s: s.region == "table" and other_digit(s.text, rng) != s.text)
    second = pick(
        made,
        rng,
        lambda s: (
            s.region == "table" and s.where != first.where and other_digit(s.text, rng) != s.text
        ),
    )
    changes = [(spot, other_digit(spot.text, rng)) for spot in (first, second)]
    return print_otherwise(made, "two_damages@table", changes)


def total_score_wrong(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Print another total score."""
    spot = pick(made, rng, anywhere("project", "total"))
    whole, point, decimals = spot.text.partition(".")
    now = f"{int(whole) + rng.choice((-3, -2, -1, 1, 2, 3))}{point}{decimals}"
    return print_otherwise(made, "total_score_wrong@project", [(spot, now)])
