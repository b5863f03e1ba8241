"""The sections of a project table: which printed row belongs to which."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from juesuan.extraction.projects.cells import Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels

_HEADINGS_OF_A_HEADER = 3
_LONGEST_LABEL = 20


class Section(StrEnum):
    """The parts of a project table, in the order of the form."""

    HEAD = "head"
    MONEY_HEADER = "money header"
    MONEY = "money"
    GOALS = "goals"
    INDICATOR_HEADER = "indicator header"
    INDICATORS = "indicators"
    TOTAL = "total"
    ANALYSIS = "analysis"
    NOTES = "notes"


_AFTER = {Section.INDICATOR_HEADER: Section.INDICATORS, Section.TOTAL: Section.ANALYSIS}
_ABOVE_MONEY = (Section.HEAD, Section.MONEY_HEADER)
_BEFORE_TOTAL = (Section.GOALS, Section.INDICATOR_HEADER, Section.INDICATORS)
_BY_SECTION_LABEL = {
    "money": Section.MONEY,
    "goals": Section.GOALS,
    "indicators": Section.INDICATORS,
    "analysis": Section.ANALYSIS,
}
_ORDER = tuple(Section)


def cut(rows: Iterable[Row], labels: ProjectLabels) -> tuple[tuple[Section, Row], ...]:
    """Give every printed row its section, by its words first, else by the row above.

    Args:
        rows: the rows of one project table.
        labels: the labels of the form.

    Returns:
        Each row with its section, in printed order.
    """
    section = Section.HEAD
    placed = []
    for row in rows:
        section = _section_of(row, section, labels)
        placed.append((section, row))
    return tuple(placed)


def _section_of(row: Row, above: Section, labels: ProjectLabels) -> Section:
    if _is_note(row, labels):
        return Section.NOTES
    by_headings = _by_headings(row, above, labels)
    if by_headings:
        return by_headings
    if above in _ABOVE_MONEY:
        return _below_head(row, above, labels)
    if above is Section.INDICATOR_HEADER and _is_rest_of(LabelKind.INDICATOR_HEADING, row, labels):
        return Section.INDICATOR_HEADER
    if above in (Section.MONEY, Section.GOALS) and _is_indicator(row, labels):
        return Section.INDICATORS
    return _by_section_label(row, above, labels) or _AFTER.get(above, above)


def _by_headings(row: Row, above: Section, labels: ProjectLabels) -> Section | None:
    if not row.is_row:
        return None
    counts = labels.count(row.keys)
    money, indicators = counts[LabelKind.MONEY_HEADING], counts[LabelKind.INDICATOR_HEADING]
    if max(money, indicators) >= _HEADINGS_OF_A_HEADER:
        return Section.MONEY_HEADER if money > indicators else Section.INDICATOR_HEADER
    if above in _BEFORE_TOTAL and _is_total(row, counts):
        return Section.TOTAL
    if counts[LabelKind.GOAL_HEADING] and above is not Section.ANALYSIS:
        return Section.GOALS
    return Section.ANALYSIS if counts[LabelKind.ANALYSIS] else None


def _below_head(row: Row, above: Section, labels: ProjectLabels) -> Section:
    """Find the second header row (目标申报数, 预算编制数) and the first row with money."""
    is_open = above is Section.MONEY_HEADER
    counts = labels.count(row.keys)
    is_header = row.is_row and (is_open or counts[LabelKind.MONEY_HEADING] > 0)
    if is_header and _is_rest_of(LabelKind.MONEY_HEADING, row, labels):
        return Section.MONEY_HEADER
    if is_open or (row.has_number and counts[LabelKind.MONEY_ROW]):
        return Section.MONEY
    return _by_section_label(row, above, labels) or above


def _is_rest_of(kind: LabelKind, row: Row, labels: ProjectLabels) -> bool:
    """Whether a row has headings or pieces of them and neither numbers nor other words."""
    words = [cell for cell in row.cells if not labels.is_part(LabelKind.SECTION, cell.key)]
    return not row.has_number and all(labels.is_part(kind, cell.key) for cell in words)


def _by_section_label(row: Row, above: Section, labels: ProjectLabels) -> Section | None:
    for key in row.keys:
        label = labels.find(LabelKind.SECTION, key)
        section = _BY_SECTION_LABEL[label.stands_for] if label else None
        if section and _ORDER.index(section) > _ORDER.index(above):
            return section
    return None


def _is_note(row: Row, labels: ProjectLabels) -> bool:
    return row.cells[0].key.partition(":")[0] in labels.kinds[LabelKind.NOTE]


def _is_total(row: Row, counts: Counter[LabelKind]) -> bool:
    """A row with 总分, or one that lost the word and has only numbers and a grade."""
    if counts[LabelKind.TOTAL]:
        return all(len(key) <= _LONGEST_LABEL for key in row.keys)
    *above, last = row.cells
    is_grade = last.number is None and counts[LabelKind.GRADE] == 1
    return is_grade and bool(above) and all(cell.number for cell in above)


def _is_indicator(row: Row, labels: ProjectLabels) -> bool:
    return row.has_number and any(labels.find(LabelKind.LEVEL_1, key) for key in row.keys)
