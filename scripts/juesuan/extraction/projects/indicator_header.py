"""The header of the indicator rows: which column of the line holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from juesuan.extraction.projects.cells import Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels

FIELDS = (
    "level_1",
    "level_2",
    "level_3",
    "initial_target",
    "adjusted_target",
    "actual_value",
    "qualitative_note",
    "weight",
    "score",
    "deviation_text",
)
LEVELS = FIELDS[:3]
_OPTIONAL = "qualitative_note"


@dataclass(frozen=True)
class IndicatorHeader:
    """The columns of the indicator rows.

    Attributes:
        columns: column index by field, for the fields that the table has.
        fields: field by column index; a merged heading covers several columns.
        width: how many cells the header row has, 0 where no header is printed.
    """

    columns: Mapping[str, int]
    fields: Mapping[int, str]
    width: int

    @property
    def first(self) -> int:
        """The index of the first column, left of which only section labels stand."""
        return min(self.columns.values())

    @property
    def last_level(self) -> int:
        """The index of the last column of levels; the first column where no level has a heading."""
        return max((self.columns[name] for name in LEVELS if name in self.columns), default=0)


def read_header(rows: Sequence[Row], labels: ProjectLabels) -> IndicatorHeader:
    """Read the header rows; without one, the form's order from the second column on.

    Args:
        rows: the header rows (a second one where the headings are broken over two lines).
        labels: the labels of the form.

    Returns:
        The columns of the table.
    """
    stacked: dict[int, str] = {}
    for row in rows:
        for cell in row.cells:
            stacked[cell.index] = stacked.get(cell.index, "") + cell.key
    named = (
        (index, labels.find(LabelKind.INDICATOR_HEADING, key)) for index, key in stacked.items()
    )
    columns = {label.stands_for: index for index, label in sorted(named, reverse=True) if label}
    if not columns:
        names = [name for name in FIELDS if name != _OPTIONAL]
        columns = {name: index for index, name in enumerate(names, start=1)}
    width = max((row.width for row in rows), default=0)
    complete = _fill_gaps(columns)
    return IndicatorHeader(complete, _spread(complete, width), width)


def _fill_gaps(columns: Mapping[str, int]) -> dict[str, int]:
    """Name columns whose heading is lost, where just as many fields of the form are missing."""
    complete = dict(columns)
    known = [name for name in FIELDS if name in columns]
    for left, right in pairwise(known):
        missing = list(FIELDS[FIELDS.index(left) + 1 : FIELDS.index(right)])
        gap = range(columns[left] + 1, columns[right])
        if len(gap) < len(missing) and _OPTIONAL in missing:
            missing.remove(_OPTIONAL)
        if missing and missing != [_OPTIONAL] and len(gap) == len(missing):
            complete.update(zip(missing, gap, strict=True))
    missing = list(reversed(FIELDS[: FIELDS.index(known[0])]))
    complete.update(zip(missing, range(columns[known[0]] - 1, -1, -1), strict=False))
    return complete


def _spread(columns: Mapping[str, int], width: int) -> dict[int, str]:
    """Give the blank columns behind a heading to it (merged cells)."""
    fields: dict[int, str] = {}
    starts = sorted((index, name) for name, index in columns.items())
    ends = [index for index, _ in starts[1:]] + [max(width, starts[-1][0] + 1)]
    for (start, name), end in zip(starts, ends, strict=True):
        fields.update(dict.fromkeys(range(start, end), name))
    return fields
