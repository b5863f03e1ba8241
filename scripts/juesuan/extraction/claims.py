"""What reading a region yields: its raw rows, and which cells they account for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from juesuan.extraction.rows import RawRow


class CellRole(StrEnum):
    """What a cell of a table is; every cell with a digit in it has exactly one role."""

    FIGURE = "figure"
    CODE = "code"
    LINE_NUMBER = "line_number"
    COLUMN_NUMBER = "column_number"
    TEXT = "text"
    ISSUE = "issue"


class CellClaim(NamedTuple):
    """One cell of a table accounted for.

    Attributes:
        region: table number ("01" to "10") or "project N".
        source_line: line of the cell.
        cell_index: 0-based index of the cell in its line.
        role: what the cell is.
    """

    region: str
    source_line: int
    cell_index: int
    role: CellRole


@dataclass(frozen=True)
class RegionRows:
    """What one region (an official table, a project table, a narrative) yields.

    Attributes:
        rows: raw rows of any kind.
        claims: the cells accounted for; cells with digits that nobody claims become issues.
    """

    rows: Sequence[RawRow] = field(default_factory=tuple)
    claims: Sequence[CellClaim] = field(default_factory=tuple)
