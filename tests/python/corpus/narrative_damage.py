"""Slips of the narrative: rates, amounts, directions."""

import random

from .document import SyntheticDisclosure
from .planted import AMOUNT, Damage, NothingToDamageError
from .truth import NarrativeFigure


def _say_otherwise(
    disclosure: SyntheticDisclosure, kind: str, figure: NarrativeFigure, text: str
) -> Damage:
    lines = disclosure.text.split("\n")
    line, start = lines[figure.source_line - 1], figure.char_offset
    lines[figure.source_line - 1] = line[:start] + text + line[start + len(figure.value_text) :]
    note = f"{figure.section_no} {figure.subject}: {figure.value_text} printed as {text}"
    where = figure.source_line
    return Damage(kind, where, text, figure.value_text, note, "\n".join(lines), figure)


def _pick_said(
    disclosure: SyntheticDisclosure, rng: random.Random, kinds: tuple[str, ...]
) -> NarrativeFigure:
    fits = [
        figure
        for figure in disclosure.truth.narrative
        if figure.kind in kinds and AMOUNT.fullmatch(figure.value_text) and figure.is_certain
    ]
    if not fits:
        raise NothingToDamageError(f"nothing said of {kinds}")
    return rng.choice(fits)


def percentage_wrong(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """State a percentage that cannot be recomputed."""
    kinds = ("change_pct", "share_pct", "completion_pct")
    figure = _pick_said(disclosure, rng, kinds)
    whole, cents = figure.value_text.split(".")
    text = f"{int(whole) + rng.randint(2, 9)}.{cents}"
    return _say_otherwise(disclosure, "percentage_wrong", figure, text)


def statement_changed(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """State an amount with one digit changed."""
    figure = _pick_said(disclosure, rng, ("amount", "change_amount", "budget"))
    first = figure.value_text[0]
    text = rng.choice([digit for digit in "123456789" if digit != first]) + figure.value_text[1:]
    return _say_otherwise(disclosure, "statement_changed", figure, text)


def direction_reversed(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Say 增加 where 减少 is meant, or the other way round."""
    figure = _pick_said(disclosure, rng, ("change_amount",))
    words = ("增加", "减少") if figure.sign == "increase" else ("减少", "增加")
    lines = disclosure.text.split("\n")
    line, start = lines[figure.source_line - 1], figure.char_offset
    if line[start - 2 : start] != words[0]:
        raise NothingToDamageError("the page break stands between the word and the amount")
    lines[figure.source_line - 1] = line[: start - 2] + words[1] + line[start:]
    note = f"{figure.section_no} {figure.subject}: {words[0]} printed as {words[1]}"
    text, where = "\n".join(lines), figure.source_line
    return Damage("direction_reversed", where, words[1], words[0], note, text, figure)
