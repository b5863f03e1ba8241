"""How many rows a part of a disclosure may have: what has more is no disclosure."""

from collections import Counter
from collections.abc import Iterable

from juesuan.disclosure.document import RejectedFileError
from juesuan.extraction.rows import (
    RawNarrativeDirection,
    RawNarrativeFigure,
    RawProject,
    RawProjectIndicator,
    RawProjectMoney,
    RawProjectStatement,
    RawProjectText,
    RawRow,
    RawTableRow,
)

# Ten times the longest part that we know. The models hold the rows of a part against each other,
# so that their work grows with the square of this.
MOST_ROWS = 3_000
_IN_PROJECTS = (RawProjectIndicator, RawProjectMoney, RawProjectStatement, RawProjectText)


def check_crowds(rows: Iterable[RawRow]) -> None:
    """See that no table, project or narrative of a document holds absurdly many rows.

    Args:
        rows: the rows of a document.

    Raises:
        RejectedFileError: one does; the message names it, and the line where it becomes too long.
    """
    counts: Counter[tuple[type[RawRow], str]] = Counter()
    for row in rows:
        part = _part_of(row)
        if not part:
            continue
        counts[type(row), part] += 1
        if counts[type(row), part] > MOST_ROWS:
            raise RejectedFileError(
                f"line {row.source_line}",
                f"{part} goes on beyond {MOST_ROWS:,} rows or figures, more than are read.",
                "Check that it is one disclosure; put several into files of their own.",
            )


def _part_of(row: RawRow) -> str:
    if isinstance(row, RawTableRow):
        return f"Table {row.table_no}"
    if isinstance(row, RawNarrativeFigure | RawNarrativeDirection):
        return "The narrative"
    if isinstance(row, _IN_PROJECTS):
        return f"Project {row.project_no}"
    return "The list of projects" if isinstance(row, RawProject) else ""
