"""Slips of whole rows, of cells and of codes."""

import random

from .document import SyntheticDisclosure
from .planted import Damage, NothingToDamageError, Spot, spots
from .readings import Place, Printed, read_truth
from .sheets import CODED_MEASURES
from .slips import anywhere, pick

_ALIKE = {"0": "O", "1": "l", "5": "S", "8": "3", "2": "7", "9": "4", "3": "8", "6": "b"}


def _item(made: SyntheticDisclosure, rng: random.Random) -> Spot:
    return pick(
        made,
        rng,
        lambda s: s.region == "table" and s.where in CODED_MEASURES and len(s.row_key) == 7,
    )


def _row(made: SyntheticDisclosure, spot: Spot) -> dict[Place, Printed | None]:
    return {other.place: None for other in spots(made) if other.line == spot.line}


def row_dropped(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Lose the row of a functional item."""
    return _without(made, "row_dropped@table", _item(made, rng))


def indicator_dropped(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Lose the row of an indicator."""
    spot = pick(made, rng, anywhere("project", "weight"))
    return _without(made, "row_dropped@project", spot)


def _without(made: SyntheticDisclosure, kind: str, spot: Spot) -> Damage:
    lines = made.text.split("\n")
    gone = lines.pop(spot.line - 1)
    note = f"{spot.region} {spot.where}: row of {spot.row_key} lost"
    return Damage(kind, spot.line, "", gone, note, "\n".join(lines), spot, _row(made, spot))


def row_doubled(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Print the row of a functional item twice."""
    spot = _item(made, rng)
    lines = made.text.split("\n")
    row = lines[spot.line - 1]
    lines.insert(spot.line, row)
    note = f"table {spot.where}: row of {spot.row_key} printed twice"
    text = "\n".join(lines)
    kind, line = "row_doubled@table", spot.line + 1
    return Damage(kind, line, row, "", note, text, spot, is_structural=True)


def cell_shifted(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Move an amount one cell to the right, into a blank neighbour."""
    lines = made.text.split("\n")
    fits = []
    for spot in spots(made):
        beside = lines[spot.line - 1][spot.start + len(spot.text) :].split("\t")
        is_blank = len(beside) > 1 and not beside[0] and not beside[1]
        if spot.region == "table" and spot.where in CODED_MEASURES and is_blank:
            fits.append(spot)
    if not fits:
        raise NothingToDamageError("no amount beside a blank cell")
    spot = rng.choice(fits)
    line, end = lines[spot.line - 1], spot.start + len(spot.text)
    lines[spot.line - 1] = f"{line[: spot.start]}\t{spot.text}{line[end + 1 :]}"
    labels = CODED_MEASURES[spot.where]
    place = labels.index(spot.measure) + 1
    edits: dict[Place, Printed | None] = {spot.place: None}
    if place < len(labels):
        beside_it = ("table", spot.where, spot.row_key, labels[place])
        edits[beside_it] = read_truth(made).at(spot.place)
    note = f"table {spot.where} {spot.row_key}: {spot.measure} one cell to the right"
    now, text = lines[spot.line - 1], "\n".join(lines)
    return Damage("cell_shifted@table", spot.line, now, line, note, text, spot, edits)


def code_damaged(made: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Misread one digit of a functional code as a letter or another digit."""
    spot = _item(made, rng)
    code = spot.row_key
    place = rng.choice([index for index, digit in enumerate(code) if digit in _ALIKE])
    now = code[:place] + _ALIKE[code[place]] + code[place + 1 :]
    lines = made.text.split("\n")
    lines[spot.line - 1] = lines[spot.line - 1].replace(code, now, 1)
    note = f"table {spot.where}: code {code} printed as {now}"
    text, kind, edits = "\n".join(lines), "code_damaged@table", _row(made, spot)
    return Damage(kind, spot.line, now, code, note, text, spot, edits, is_structural=True)
