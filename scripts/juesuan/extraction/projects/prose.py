"""The prose of a project table: goals, analysis and notes, each cell under its labels."""

from collections.abc import Iterable, Sequence

from juesuan.extraction.claims import CellRole
from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.projects.labels import Label, LabelKind, ProjectLabels
from juesuan.extraction.projects.ledger import Ledger, Problem, Severity

GOALS = "项目年度绩效目标"
ANALYSIS = "项目绩效分析"
NOTES = "备注"
_ENDS_OF_SENTENCES = '。！？；.!?;”")）'
_LONGEST_LABEL = 20
_LOST_LABEL = Problem(
    "lost_label",
    Severity.NOTE,
    "此段文字左侧未印标签，已归入“项目绩效分析”，请对照原文确认其标签。",
    "no label is printed to the left of this text; it is kept under 项目绩效分析, compare it with"
    " the printed original.",
)


def read_goals(rows: Iterable[Row], labels: ProjectLabels, ledger: Ledger) -> None:
    """Read 年度目标 and 实际完成情况: headings in one row, the prose under them in the next.

    Args:
        rows: the rows of the section.
        labels: the labels of the form.
        ledger: takes the texts and claims.
    """
    headings: dict[int, Label] = {}
    for row in rows:
        prose = []
        for cell in row.cells:
            heading = labels.find(LabelKind.GOAL_HEADING, cell.key)
            if heading:
                headings[cell.index] = heading
            if heading or _is_section_label(cell, labels):
                ledger.claim(CellRole.TEXT, cell)
            else:
                prose.append(cell)
        for cell, label in zip(prose, _goal_labels(prose, headings), strict=True):
            ledger.text(cell, label)


def _goal_labels(prose: Sequence[Cell], headings: dict[int, Label]) -> list[str]:
    """Give prose its headings in order where there is one each, else the heading above it."""
    columns = sorted(headings)
    if len(prose) == len(columns):
        return [headings[column].path for column in columns]
    above = (max((c for c in columns if c <= cell.index), default=-1) for cell in prose)
    return [headings[column].path if column in headings else GOALS for column in above]


def read_analysis(rows: Iterable[Row], labels: ProjectLabels, ledger: Ledger) -> None:
    """Read 项目绩效分析: labels on the left, the prose to their right.

    Args:
        rows: the rows of the section.
        labels: the labels of the form.
        ledger: takes the texts, claims and issues.
    """
    path, open_end = ANALYSIS, False
    for row in rows:
        printed, prose = _labels_and_prose(row, labels)
        ledger.claim(CellRole.TEXT, *printed)
        path = _path(printed, path, labels)
        if prose and not printed and not open_end:
            # A new sentence without a label: the label was lost, so none is guessed.
            path = ANALYSIS
            ledger.issue(row.line, prose[0].label[:_LONGEST_LABEL], _LOST_LABEL)
        for cell in prose:
            ledger.text(cell, path)
        if prose:
            open_end = not prose[-1].key.endswith(tuple(_ENDS_OF_SENTENCES))
        elif printed:
            open_end = True


def _labels_and_prose(row: Row, labels: ProjectLabels) -> tuple[list[Cell], list[Cell]]:
    """Split a row: known labels, and short words that stand before prose, are labels."""
    printed: list[Cell] = []
    prose: list[Cell] = []
    for number, cell in enumerate(row.cells):
        known = labels.find(LabelKind.ANALYSIS, cell.key) or _is_section_label(cell, labels)
        unknown = number < len(row.cells) - 1 and _is_like_a_label(cell)
        (printed if known or (unknown and not prose) else prose).append(cell)
    return printed, prose


def _is_like_a_label(cell: Cell) -> bool:
    return len(cell.key) <= _LONGEST_LABEL and not any(c in cell.key for c in "。，；,;：:")


def _path(printed: Sequence[Cell], above: str, labels: ProjectLabels) -> str:
    """Return the path of the innermost printed label, or of the row above without one."""
    for cell in reversed(printed):
        label = labels.find(LabelKind.ANALYSIS, cell.key)
        if label:
            return f"{label.parent}/{cell.label}"
        if not _is_section_label(cell, labels):
            return f"{ANALYSIS}/{cell.label}"
    return ANALYSIS if printed else above


def read_notes(rows: Iterable[Row], ledger: Ledger) -> None:
    """Keep the notes below the table (备注) line by line."""
    for row in rows:
        for cell in row.cells:
            ledger.text(cell, NOTES)


def _is_section_label(cell: Cell, labels: ProjectLabels) -> bool:
    """A section label, or in the first column a piece of one that was broken over rows."""
    if labels.find(LabelKind.SECTION, cell.key):
        return True
    return cell.index == 0 and labels.is_part(LabelKind.SECTION, cell.key)
