"""The total row of a project table (总分)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.claims import CellRole
from juesuan.extraction.projects.cells import Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.projects.ledger import Ledger

_FULL_WEIGHT = Decimal(100)
_MOST_FIGURES = 2
_WORDS = {LabelKind.TOTAL, LabelKind.SECTION}
_SCORE_AND_GRADE = re.compile(r"([\d.]+)分?\(?(\D+?)\)?")


@dataclass(frozen=True)
class Total:
    """What the total row prints; blank texts where it prints nothing."""

    weight: str = ""
    score: str = ""
    grade: str = ""
    line: int = 0
    last_column: int = 0


@dataclass(frozen=True)
class Scores:
    """What the rows above the total say about the score.

    Attributes:
        total: the sum of the printed scores; None if one of them is unknown.
        column: index of the column 得分.
    """

    total: Decimal | None
    column: int


def read_total(rows: Iterable[Row], scores: Scores, labels: ProjectLabels, ledger: Ledger) -> Total:
    """Read the total row: one number is the score, two are full weight and score.

    A lone 100 is the full weight where nothing says that it is the score: it does not stand under
    得分, no grade is printed, and the scores do not add up to it.

    Args:
        rows: the total row (and any row that goes on with it).
        scores: the printed scores, the execution score included.
        labels: the labels of the form.
        ledger: takes the claims.

    Returns:
        Full weight, score and grade as printed.
    """
    total = Total()
    for row in rows:
        found = _read_row(row, labels, ledger)
        if _is_weight(found, scores):
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
    grade, column = "", 0
    for cell in row.cells:
        merged = _SCORE_AND_GRADE.fullmatch(cell.key)
        if cell.number and len(figures) < _MOST_FIGURES:
            ledger.claim(CellRole.FIGURE, cell)
            figures.append(cell.figure)
            column = cell.index
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
    return Total(weight, score, grade, row.line, column)


def _is_weight(found: Total, scores: Scores) -> bool:
    """Whether the only number of a total row is the sum of the weights and not the score."""
    number = parse_number(found.score)
    is_full = number is not None and number.value == _FULL_WEIGHT
    if not is_full or found.weight or found.grade or found.last_column == scores.column:
        return False
    return scores.total is not None and scores.total != _FULL_WEIGHT
