"""The header of the money rows: which column of the line holds which amount."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from juesuan.extraction.projects.cells import Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels

SLOTS = (
    "target_reported",
    "initial_budget",
    "annual_budget",
    "executed",
    "carried_over",
    "execution_rate",
    "score",
)
_GROUP = "initial_group"
_TARGET, _INITIAL = SLOTS[0], SLOTS[1]


@dataclass(frozen=True)
class MoneyHeader:
    """The header rows taken together.

    Attributes:
        slots: slot by column index; a damaged header may name a slot twice.
        width: how many cells the widest header row has.
    """

    slots: Mapping[int, str]
    width: int


def read_header(rows: Sequence[Row], labels: ProjectLabels) -> MoneyHeader:
    """Read the header rows, whose texts in one column belong together (年初预算数/目标申报数).

    Args:
        rows: the one to three header rows.
        labels: the labels of the form.

    Returns:
        The slots that the header names.
    """
    stacked: dict[int, str] = {}
    for row in rows:
        for cell in row.cells:
            stacked[cell.index] = stacked.get(cell.index, "") + cell.key
    named = {index: _heading(text, labels) for index, text in stacked.items()}
    slots = {index: slot for index, slot in named.items() if slot in SLOTS}
    for index in (index for index, slot in named.items() if slot == _GROUP):
        slots.update(_lone_group(index, named))
    return MoneyHeader(slots, max((row.width for row in rows), default=0))


def _heading(text: str, labels: ProjectLabels) -> str:
    """Return the slot that a stacked text names; a group over one of its columns is that column."""
    exact = labels.find(LabelKind.MONEY_HEADING, text)
    if exact:
        return exact.stands_for
    inside = labels.kinds[LabelKind.MONEY_HEADING].items()
    found = {label.stands_for for word, label in inside if word in text}
    if len(found) > 1:
        found.discard(_GROUP)
    return found.pop() if len(found) == 1 else ""


def _lone_group(index: int, named: Mapping[int, str]) -> dict[int, str]:
    """Name a 年初预算数 that has no second header row under it, by its neighbour on the right."""
    if named.get(index + 1) == _INITIAL:
        return {index: _TARGET}
    if index + 1 not in named and _TARGET not in named.values() and _INITIAL not in named.values():
        return {index: _TARGET, index + 1: _INITIAL}
    return {} if _INITIAL in named.values() else {index: _INITIAL}
