"""The head of a project table: period, name, supervising department, budget unit."""

import re
from collections.abc import Iterable, Sequence

from juesuan.extraction.claims import CellRole
from juesuan.extraction.outline import plain
from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.projects.ledger import Ledger

_PERIOD = re.compile(r"\(?(20[0-9]{2})年度?\)?")
_GOES_ON = re.compile(r"\(?(续|续表|接上页)\)?$")
_TITLE = re.compile(r"(项目支出)?绩效自评价?(报告)?表$")


def without_repeats(rows: Iterable[Row], title: str, ledger: Ledger) -> tuple[Row, ...]:
    """Drop the title, and the period below it, that a page break printed again.

    Args:
        rows: all rows of the table, the first title among them.
        title: the title of the table without marks, blank where none is printed.
        ledger: takes the claims.

    Returns:
        The other rows.
    """
    kept: list[Row] = []
    is_repeat = False
    for row in rows:
        words = "".join(row.keys)
        is_title = bool(kept and title) and _GOES_ON.sub("", words) == title
        is_repeat = is_title or (is_repeat and _PERIOD.fullmatch(words) is not None)
        if is_repeat:
            ledger.claim(CellRole.TEXT, *row.cells)
        else:
            kept.append(row)
    return tuple(kept)


def read_head(
    rows: Sequence[Row], title: str, labels: ProjectLabels, ledger: Ledger
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
    for row in _with_whole_values(rows, title, labels):
        column = ""
        for cell in row.cells:
            column = _read_cell(cell, column, title, texts, labels, ledger)
    return texts


def _with_whole_values(rows: Sequence[Row], title: str, labels: ProjectLabels) -> list[Row]:
    """Join a value that is broken over two lines (项目名称 业务工作 / 经费)."""
    widths = {row.width for row in rows if row.is_row}
    whole: list[Row] = []
    for row in rows:
        if whole and _goes_on(whole[-1], row, title, widths, labels):
            whole[-1] = whole[-1].joined(row)
        else:
            whole.append(row)
    return whole


def _goes_on(upper: Row, lower: Row, title: str, widths: set[int], labels: ProjectLabels) -> bool:
    """Whether the title prints the joined value, or the two lines are as wide as another row."""
    last, first = upper.cells[-1], lower.cells[0]
    label, value = _split(last, labels)
    if last.index != upper.width - 1 or first.index or (label and not value):
        return False
    if _split(first, labels)[0] or _PERIOD.fullmatch(first.key) or _TITLE.search(first.key):
        return False
    if plain(value or last.key) + first.key in name_in_title(title):
        return True
    is_whole = upper.is_row and lower.is_row and upper.width + lower.width - 1 in widths
    return is_whole and (len(lower.cells) == 1 or bool(_split(lower.cells[1], labels)[0]))


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
