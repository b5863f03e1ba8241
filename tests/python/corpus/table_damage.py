"""Slips of the tables: digits, points, rows, cells, codes."""

import random

from .document import SyntheticDisclosure
from .planted import AMOUNT, Damage, NothingToDamageError
from .truth import ReportedFigure

_CODED = ("02", "03", "05", "07", "08")


def _pick(disclosure: SyntheticDisclosure, rng: random.Random, minimum: int = 3) -> ReportedFigure:
    """Pick an amount of the tables with enough digits, printed in plain digits."""
    fits = [
        figure
        for figure in disclosure.truth.figures
        if AMOUNT.fullmatch(figure.value_text) and len(figure.value_text) > minimum
    ]
    if not fits:
        raise NothingToDamageError(f"no amount longer than {minimum}")
    return rng.choice(fits)


def _with_cell(disclosure: SyntheticDisclosure, figure: ReportedFigure, text: str) -> str:
    lines = disclosure.text.split("\n")
    cells = lines[figure.source_line - 1].split("\t")
    cell = cells[figure.cell_index]
    cells[figure.cell_index] = cell.replace(figure.value_text, text)
    lines[figure.source_line - 1] = "\t".join(cells)
    return "\n".join(lines)


def _changed(
    disclosure: SyntheticDisclosure, kind: str, figure: ReportedFigure, text: str
) -> Damage:
    where = f"表{figure.table_no} {figure.row_key} {figure.measure_label}"
    note = f"{where}: {figure.value_text} printed as {text}"
    damaged = _with_cell(disclosure, figure, text)
    return Damage(kind, figure.source_line, text, figure.value_text, note, damaged, figure)


def digit_changed(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Replace one digit of an amount by another."""
    figure = _pick(disclosure, rng)
    places = [place for place, letter in enumerate(figure.value_text) if letter.isdigit()]
    place = rng.choice(places)
    others = [digit for digit in "0123456789" if digit != figure.value_text[place]]
    text = figure.value_text[:place] + rng.choice(others) + figure.value_text[place + 1 :]
    return _changed(disclosure, "digit_changed", figure, text)


def digits_swapped(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Swap two neighbouring digits that differ."""
    for _ in range(50):
        figure = _pick(disclosure, rng, 4)
        value = figure.value_text
        pairs = [
            place
            for place in range(len(value) - 1)
            if value[place : place + 2].isdigit() and value[place] != value[place + 1]
        ]
        if pairs:
            place = rng.choice(pairs)
            text = value[:place] + value[place + 1] + value[place] + value[place + 2 :]
            return _changed(disclosure, "digits_swapped", figure, text)
    raise NothingToDamageError("no two neighbouring digits differ")


def point_lost(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Drop the decimal point."""
    figure = _pick(disclosure, rng)
    return _changed(disclosure, "point_lost", figure, figure.value_text.replace(".", ""))


def unit_mistaken(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Print 元 where 万元 is meant."""
    figure = _pick(disclosure, rng)
    return _changed(disclosure, "unit_mistaken", figure, figure.value_text.replace(".", "") + "00")


def amount_blanked(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Leave a cell blank."""
    return _changed(disclosure, "amount_blanked", _pick(disclosure, rng), "")


def _item_rows(disclosure: SyntheticDisclosure) -> list[ReportedFigure]:
    rows = {
        figure.source_line: figure
        for figure in disclosure.truth.figures
        if figure.table_no in _CODED and len(figure.row_key) == 7
    }
    if not rows:
        raise NothingToDamageError("no coded row")
    return list(rows.values())


def row_dropped(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Lose the row of a functional item."""
    figure = rng.choice(_item_rows(disclosure))
    lines = disclosure.text.split("\n")
    gone = lines.pop(figure.source_line - 1)
    note = f"表{figure.table_no}: row of {figure.row_key} lost"
    line = figure.source_line
    return Damage("row_dropped", line, "", gone, note, "\n".join(lines), figure)


def row_doubled(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Print the row of a functional item twice."""
    figure = rng.choice(_item_rows(disclosure))
    lines = disclosure.text.split("\n")
    row = lines[figure.source_line - 1]
    lines.insert(figure.source_line, row)
    note = f"表{figure.table_no}: row of {figure.row_key} printed twice"
    line = figure.source_line + 1
    return Damage("row_doubled", line, row, "", note, "\n".join(lines), figure)


def cell_shifted(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Move an amount one cell to the right, into a blank neighbour."""
    lines = disclosure.text.split("\n")
    fits = []
    for figure in disclosure.truth.figures:
        cells = lines[figure.source_line - 1].split("\t")
        beside = figure.cell_index + 1
        if figure.table_no in _CODED and beside < len(cells) and not cells[beside]:
            fits.append(figure)
    if not fits:
        raise NothingToDamageError("no amount beside a blank cell")
    figure = rng.choice(fits)
    cells = lines[figure.source_line - 1].split("\t")
    meant, place = "\t".join(cells), figure.cell_index
    cells[place], cells[place + 1] = cells[place + 1], cells[place]
    lines[figure.source_line - 1] = "\t".join(cells)
    note = f"表{figure.table_no} {figure.row_key}: {figure.measure_label} one cell to the right"
    now = "\t".join(cells)
    return Damage("cell_shifted", figure.source_line, now, meant, note, "\n".join(lines), figure)


def code_damaged(disclosure: SyntheticDisclosure, rng: random.Random) -> Damage:
    """Misread one digit of a functional code as a letter or another digit."""
    figure = rng.choice(_item_rows(disclosure))
    code = figure.row_key
    alike = {"0": "O", "1": "l", "5": "S", "8": "3", "2": "7", "9": "4", "3": "8", "6": "b"}
    place = rng.choice([index for index, digit in enumerate(code) if digit in alike])
    text = code[:place] + alike[code[place]] + code[place + 1 :]
    lines = disclosure.text.split("\n")
    lines[figure.source_line - 1] = lines[figure.source_line - 1].replace(code, text, 1)
    note = f"表{figure.table_no}: code {code} printed as {text}"
    line = figure.source_line
    return Damage("code_damaged", line, text, code, note, "\n".join(lines), figure)
