"""Slips of single numbers, wherever they are printed."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from .document import SyntheticDisclosure
from .planted import AMOUNT, Damage, NothingToDamageError, Spot, spots
from .readings import Place, Printed, read_truth

Change = Callable[[str, random.Random], str]
Wanted = Callable[[Spot], bool]


def anywhere(region: str, *measures: str) -> Wanted:
    """Want the spots of a region, and of measures where some are named."""
    return lambda spot: spot.region == region and (not measures or spot.measure in measures)


def pick(made: SyntheticDisclosure, rng: random.Random, wanted: Wanted) -> Spot:
    """Pick a spot.

    Raises:
        NothingToDamageError: no spot fits.
    """
    fits = [spot for spot in spots(made) if wanted(spot)]
    if not fits:
        raise NothingToDamageError("no such figure")
    return rng.choice(fits)


def with_texts(text: str, changes: Sequence[tuple[Spot, str]]) -> str:
    """Return the text with other numbers printed at some spots."""
    lines = text.split("\n")
    for spot, now in sorted(changes, key=lambda change: -change[0].start):
        line = lines[spot.line - 1]
        lines[spot.line - 1] = line[: spot.start] + now + line[spot.start + len(spot.text) :]
    return "\n".join(lines)


def print_otherwise(
    made: SyntheticDisclosure, kind: str, changes: Sequence[tuple[Spot, str]]
) -> Damage:
    """Print other texts at some spots, the first of them being the one to look at."""
    readings = read_truth(made)
    edits: dict[Place, Printed | None] = {
        spot.place: replace(readings.at(spot.place), text=now) for spot, now in changes
    }
    spot, now = changes[0]
    note = f"{spot.region} {spot.where} {spot.row_key} {spot.measure}: {spot.text} now {now}"
    text = with_texts(made.text, changes)
    return Damage(kind, spot.line, now, spot.text, note, text, spot, edits)


def slip(kind: str, wanted: Wanted, change: Change) -> Callable[..., Damage]:
    """Return the function that changes one wanted number."""

    def plant_slip(made: SyntheticDisclosure, rng: random.Random) -> Damage:
        fits = [spot for spot in spots(made) if wanted(spot)]
        for spot in rng.sample(fits, len(fits)):
            now = change(spot.text, rng)
            if now != spot.text:
                return print_otherwise(made, kind, [(spot, now)])
        raise NothingToDamageError(kind)

    return plant_slip


def is_amount(text: str) -> bool:
    """Tell whether a text is an amount with decimals, and not zero."""
    plain = text.replace(",", "")
    return bool(AMOUNT.fullmatch(plain)) and float(plain) > 0


def other_digit(text: str, rng: random.Random) -> str:
    """Replace one digit by another; amounts of three digits or more only."""
    if not is_amount(text) or len(text) < 4:
        return text
    place = rng.choice([index for index, letter in enumerate(text) if letter.isdigit()])
    digit = rng.choice([digit for digit in "0123456789" if digit != text[place]])
    return text[:place] + digit + text[place + 1 :]


def swapped_digits(text: str, rng: random.Random) -> str:
    """Swap two neighbouring digits that differ."""
    pairs = [
        index
        for index in range(len(text) - 1)
        if text[index : index + 2].isdigit() and text[index] != text[index + 1]
    ]
    if not is_amount(text) or not pairs:
        return text
    place = rng.choice(pairs)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def lost_point(text: str, rng: random.Random) -> str:
    """Drop the decimal point."""
    return text.replace(".", "") if is_amount(text) and len(text) > 3 else text


def in_yuan(text: str, rng: random.Random) -> str:
    """Print 元 where 万元 is meant."""
    return text.replace(".", "").replace(",", "") + "00" if is_amount(text) else text


def blanked(text: str, rng: random.Random) -> str:
    """Leave the cell blank."""
    return "" if is_amount(text) else text


def other_rate(text: str, rng: random.Random) -> str:
    """Print two to nine per cent more."""
    whole, point, decimals = text.partition(".")
    return f"{int(whole.replace(',', '')) + rng.randint(2, 9)}{point}{decimals}"


def other_first_digit(text: str, rng: random.Random) -> str:
    """Replace the first digit of an amount."""
    if not is_amount(text):
        return text
    return rng.choice([digit for digit in "123456789" if digit != text[0]]) + text[1:]


def other_count(text: str, rng: random.Random) -> str:
    """Print one to three more."""
    return str(int(text) + rng.randint(1, 3)) if text.isdigit() else text


def other_score(text: str, rng: random.Random) -> str:
    """Print a score one to five lower (or higher, where there is nothing to take)."""
    whole, point, decimals = text.partition(".")
    step = rng.randint(1, 5)
    return f"{int(whole) - step if int(whole) > step else int(whole) + step}{point}{decimals}"


def other_grade(text: str, rng: random.Random) -> str:
    """Print another grade."""
    return rng.choice([grade for grade in "优良中差" if grade != text])
