"""The head of a project table: period, name, supervising department, budget unit."""

import re
from collections.abc import Iterable

from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.projects.ledger import Ledger
from juesuan.extraction.rows import CellRole

_PERIOD = re.compile(r"\(?(20\d{2})年度?\)?")
_TITLE = re.compile(r"(项目支出)?绩效自评价?(报告)?表$")


def read_head(
    rows: Iterable[Row], title: str, labels: ProjectLabels, ledger: Ledger
) -> dict[str, str]:
    """Read the rows above the money rows.

    Args:
        rows: the rows of the head, the title first.
        title: the title of the table without marks, blank where none is printed.
        labels: the labels of the form.
        ledger: takes the claims.

    Returns:
        The texts by column of the raw project row, as far as they are printed.
    """
    texts: dict[str, str] = {}
    for row in rows:
        column = ""
        for cell in row.cells:
            column = _read_cell(cell, column, title, texts, labels, ledger)
    return texts


def _read_cell(
    cell: Cell,
    column: str,
    title: str,
    texts: dict[str, str],
    labels: ProjectLabels,
    ledger: Ledger,
) -> str:
    """Read one cell and return the column that the next cell fills."""
    label, value = _split(cell, labels)
    if label:
        ledger.claim(CellRole.TEXT, cell)
        if value:
            texts.setdefault(label, value)
        return "" if value else label
    if column:
        ledger.claim(CellRole.TEXT, cell)
        texts.setdefault(column, cell.label)
    elif _PERIOD.fullmatch(cell.key):
        ledger.claim(CellRole.TEXT, cell)
        texts.setdefault("period_text", cell.label)
    elif cell.key == title or _TITLE.search(cell.key):
        ledger.claim(CellRole.TEXT, cell)
    return ""


def _split(cell: Cell, labels: ProjectLabels) -> tuple[str, str]:
    """Return the column that a label cell names and the value printed behind it (项目名称：…)."""
    label = labels.find(LabelKind.HEAD, cell.key)
    if label:
        return label.stands_for, ""
    before, colon, after = cell.label.replace("：", ":").partition(":")
    label = labels.find(LabelKind.HEAD, before) if colon else None
    return (label.stands_for, after) if label else ("", "")


def name_in_title(title: str) -> str:
    """Return the name of the project that a title speaks of (X in X项目支出绩效自评表)."""
    return _TITLE.sub("", title)
