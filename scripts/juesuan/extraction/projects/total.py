"""The total row of a project table (总分)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.projects.cells import Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.projects.ledger import Ledger
from juesuan.extraction.rows import CellRole

_FULL_WEIGHT = Decimal(100)
_MOST_FIGURES = 2
_WORDS = {LabelKind.TOTAL, LabelKind.SECTION}
_SCORE_AND_GRADE = re.compile(r"([\d.]+)分?\(?(\D)\)?")


@dataclass(frozen=True)
class Total:
    """What the total row prints; blank texts where it prints nothing."""

    weight: str = ""
    score: str = ""
    grade: str = ""
    line: int = 0


def read_total(
    rows: Iterable[Row], sum_of_scores: Decimal | None, labels: ProjectLabels, ledger: Ledger
) -> Total:
    """Read the total row: one number is the score, two are full weight and score.

    Args:
        rows: the total row (and any row that goes on with it).
        sum_of_scores: the sum of the printed scores, the execution score included; None if unknown.
        labels: the labels of the form.
        ledger: takes the claims.

    Returns:
        Full weight, score and grade as printed.
    """
    total = Total()
    for row in rows:
        found = _read_row(row, labels, ledger)
        if not found.weight and _is_weight(found.score, sum_of_scores):
            found = replace(found, weight=found.score, score="")
        total = Total(
            total.weight or found.weight,
            total.score or found.score,
            total.grade or found.grade,
            total.line or found.line,
        )
    return total


def _read_row(row: Row, labels: ProjectLabels, ledger: Ledger) -> Total:
    figures: list[str] = []
    grade = ""
    for cell in row.cells:
        merged = _SCORE_AND_GRADE.fullmatch(cell.key)
        if cell.number and len(figures) < _MOST_FIGURES:
            ledger.claim(CellRole.FIGURE, cell)
            figures.append(cell.figure)
        elif merged and labels.find(LabelKind.GRADE, merged[2]):
            ledger.claim(CellRole.FIGURE, cell)
            figures.append(merged[1])
            grade = merged[2]
        elif labels.find(LabelKind.GRADE, cell.key):
            ledger.claim(CellRole.TEXT, cell)
            grade = cell.label
        elif labels.count([cell.key]).keys() & _WORDS:
            ledger.claim(CellRole.TEXT, cell)
    weight, score = ("", *figures)[-2:] if figures else ("", "")
    return Total(weight, score, grade, row.line)


def _is_weight(text: str, sum_of_scores: Decimal | None) -> bool:
    """A lone 100 that the scores do not add up to is the sum of the weights."""
    number = parse_number(text)
    is_full = number is not None and number.value == _FULL_WEIGHT
    return is_full and sum_of_scores is not None and sum_of_scores != _FULL_WEIGHT
