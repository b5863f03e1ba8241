"""The printed rows of a project table: its non-blank cells with their normalised text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from juesuan.disclosure.document import Line
from juesuan.disclosure.numbers import CellState, PrintedNumber, cell_state, parse_number
from juesuan.extraction.outline import plain

_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,40}>")
_ENDS = "*`\u200b\ufeff \t\u3000\xa0"
_SPACES = re.compile(r"(?<![A-Za-z0-9])[\s\u200b\ufeff]+|[\s\u200b\ufeff]+(?![A-Za-z0-9])")
_OPERATORS = tuple("=≥≤><≧≦≈﹥﹤")
_DECIMALS = re.compile(r"\.\d{1,2}%?")
_CACHED = 1 << 14
_SHORT = 6
_NUMERIC = frozenset("0123456789.,%")
_LONGEST_NUMBER = 24


@dataclass(frozen=True, eq=False)
class Cell:
    """One non-blank cell; equal only to itself, since its place makes it what it is.

    Attributes:
        line: number of its line.
        index: 0-based place in its line.
        text: the cell as printed.
        key: the text without marks, tags and spaces, with narrow brackets.
        number: the number that the cell prints, a percent sign aside.
        parts: the printed cells that were joined or moved to give this one, none for a cell that
            stands as printed.
    """

    line: int
    index: int
    text: str
    key: str
    number: PrintedNumber | None = None
    parts: "tuple[Cell, ...]" = ()

    @property
    def printed(self) -> "tuple[Cell, ...]":
        """The cells as they stand in the document."""
        return self.parts or (self,)

    @property
    def figure(self) -> str:
        """The printed value without the marks and spaces around it."""
        return _figure(self.text)

    @property
    def label(self) -> str:
        """The printed label without spaces and marks and without a closing colon."""
        return _label(self.text)

    @property
    def is_damaged_number(self) -> bool:
        """Whether the cell looks like a number: a misread one (77.l8), or one of absurd length."""
        is_likely = len(self.key) <= _SHORT or _NUMERIC.issuperset(self.key)
        return is_likely and any(c.isdigit() for c in self.key) and not self.number

    @property
    def is_dash(self) -> bool:
        """Whether the cell says "not applicable"."""
        return self.number is None and cell_state(self.key) is CellState.NOT_APPLICABLE

    @property
    def is_target(self) -> bool:
        """Whether the cell begins with a comparison sign, as a target (≥10次) does."""
        return self.key.startswith(_OPERATORS)

    @property
    def has_digit(self) -> bool:
        """Whether a digit is printed in the cell."""
        return any(c.isdigit() for c in self.key)


@dataclass(frozen=True)
class Row:
    """One printed line.

    Attributes:
        line: number of the line.
        width: how many cells the line has, blank ones too.
        cells: its non-blank cells.
        is_row: whether it is a row of a table (holds a tab).
    """

    line: int
    width: int
    cells: tuple[Cell, ...]
    is_row: bool

    @property
    def keys(self) -> list[str]:
        """The normalised texts of the non-blank cells."""
        return [cell.key for cell in self.cells]

    @property
    def has_number(self) -> bool:
        """Whether one of the cells is a number and nothing else."""
        return any(cell.number for cell in self.cells)

    @property
    def ends_in_a_cell(self) -> bool:
        """Whether the line ends with text, so that a cell may go on in the next line."""
        return self.is_row and self.cells[-1].index == self.width - 1

    def joined(self, lower: "Row") -> "Row":
        """Return this row with a line that goes on in its last cell."""
        last, first = self.cells[-1], lower.cells[0]
        whole = replace(
            last,
            text=last.text.rstrip() + first.text.lstrip(),
            key=last.key + first.key,
            number=_number(last.key + first.key),
            parts=last.printed + first.printed,
        )
        shift = self.width - 1
        moved = (replace(c, index=c.index + shift, parts=c.printed) for c in lower.cells[1:])
        return Row(self.line, shift + lower.width, (*self.cells[:-1], whole, *moved), True)


@lru_cache(maxsize=_CACHED)
def _figure(text: str) -> str:
    return _TAGS.sub("", text).strip(_ENDS)


@lru_cache(maxsize=_CACHED)
def _label(text: str) -> str:
    return _SPACES.sub("", _figure(text)).rstrip(":：")


def rows_of(lines: Iterable[Line]) -> tuple[Row, ...]:
    """Return the lines that print something, in order; a number broken over two is joined."""
    rows: list[Row] = []
    for row in (_row_of(line) for line in lines if line.text.strip()):
        if rows and row.cells and _DECIMALS.fullmatch(row.cells[0].key) and _is_cut(rows[-1], row):
            rows[-1] = rows[-1].joined(row)
        elif row.cells:
            rows.append(row)
    return tuple(rows)


def _is_cut(upper: Row, lower: Row) -> bool:
    """Whether a line ends with a whole number and the next begins with its decimals."""
    is_next = lower.line == upper.line + 1 and lower.cells[0].index == 0
    return is_next and upper.ends_in_a_cell and upper.cells[-1].key.isdigit()


def _row_of(line: Line) -> Row:
    texts = line.cells
    cells = tuple(
        Cell(line.number, index, text, key, _number(key))
        for index, text in enumerate(texts)
        if text and (key := plain(text))
    )
    return Row(line.number, len(texts), cells, line.is_row)


def _number(key: str) -> PrintedNumber | None:
    return parse_number(key.removesuffix("%")) if len(key) <= _LONGEST_NUMBER else None
