"""Cells of a table: what kind of thing each one is, judged by its text alone."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from juesuan.disclosure.document import Line
from juesuan.disclosure.numbers import CellState, cell_state, fold

_MARKS = re.compile(r"</?[A-Za-z][^<>]{0,40}>|[*`]{1,3}|^\s*#+")
_SPACES = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_DIGIT = re.compile(r"[0-9]")
_LIST_NUMBER = re.compile(r"\(?[0-9]{1,2}[.、)](?=[^0-9])")
_CODE_WITH_NAME = re.compile(r"[0-9]{3,7}[\u4e00-\u9fff]")


class Kind(StrEnum):
    """What a cell looks like before anyone knows its column."""

    BLANK = "blank"
    NUMBER = "number"
    DASH = "dash"
    GARBLED = "garbled"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one printed row, cleaned of marks.

    Attributes:
        line: line on which the row begins.
        texts: its cells without tags, marks and outer spaces.
        kinds: what each cell looks like.
        filled: the indices of the cells that are not blank.
        places: (line, cell index) of each cell in the file; empty where they are as in the row.
        joints: places of cells that go on with the cell before a line break.
        repair: what was mended in it that a person should know of, blank where nothing was.
    """

    line: int
    texts: tuple[str, ...]
    kinds: tuple[Kind, ...]
    filled: tuple[int, ...]
    places: tuple[tuple[int, int], ...] = ()
    joints: tuple[tuple[int, int], ...] = ()
    repair: str = ""

    @classmethod
    def of(cls, line: Line) -> "Row":
        """Read the cells of a line."""
        return cls(line.number, *_cells(line.text))

    def place(self, index: int) -> tuple[int, int]:
        """Return line and index of a cell in the file."""
        return self.places[index] if self.places else (self.line, index)

    def all_places(self) -> tuple[tuple[int, int], ...]:
        """Return line and index of every cell in the file."""
        return tuple(self.place(index) for index in range(len(self.texts)))

    def part(self, start: int, stop: int) -> "Row":
        """Return the row without the cells before start and from stop on."""
        part = row_of(self.line, self.texts[start:stop], self.all_places()[start:stop])
        return replace(part, repair=self.repair) if self.repair else part

    def joined(self, below: "Row") -> "Row":
        """Return this row with the row below, whose first cell goes on with this one's last."""
        texts = (*self.texts[:-1], self.texts[-1] + below.texts[0], *below.texts[1:])
        row = row_of(self.line, texts, self.all_places() + below.all_places()[1:])
        return replace(row, joints=(*self.joints, below.place(0), *below.joints))

    def followed(self, below: "Row") -> "Row":
        """Return this row with the cells of the row below behind its own."""
        places = self.all_places() + below.all_places()
        row = row_of(self.line, self.texts + below.texts, places)
        return replace(row, joints=self.joints + below.joints)

    def extended(self, below: "Row") -> "Row":
        """Return this row with the only cell of the row below written on to the cell above it."""
        place = below.filled[0]
        texts = (*self.texts[:place], self.texts[place] + below.texts[place])
        row = row_of(self.line, texts + self.texts[place + 1 :], self.all_places())
        return replace(row, joints=(*self.joints, below.place(place)))


def row_of(line: int, texts: tuple[str, ...], places: tuple[tuple[int, int], ...]) -> Row:
    """Return a row of given cells."""
    kinds = tuple(map(kind_of, texts))
    return Row(line, texts, kinds, _filled(kinds), places)


def _filled(kinds: tuple[Kind, ...]) -> tuple[int, ...]:
    return tuple([i for i, kind in enumerate(kinds) if kind is not Kind.BLANK])


@lru_cache(maxsize=32768)
def _cells(text: str) -> tuple[tuple[str, ...], tuple[Kind, ...], tuple[int, ...]]:
    texts = tuple(map(printed, text.split("\t")))
    kinds = tuple(map(kind_of, texts))
    return texts, kinds, _filled(kinds)


@lru_cache(maxsize=65536)
def printed(text: str) -> str:
    """Return a cell as printed, without tags, marks of emphasis and outer spaces."""
    return _MARKS.sub("", text).strip()


@lru_cache(maxsize=65536)
def tidy(text: str) -> str:
    """Return a printed name without marks and spaces; 決 is an old form of 决."""
    return _SPACES.sub("", _MARKS.sub("", text)).replace("決", "决")


@lru_cache(maxsize=65536)
def kind_of(text: str) -> Kind:
    """Tell what a cell looks like.

    Args:
        text: the cell without tags and marks.

    Returns:
        GARBLED is text that was meant as a number: digits and hardly anything else.
    """
    body = fold(text)
    state = cell_state(text)
    if state is CellState.BLANK:
        return Kind.BLANK
    if state is CellState.PRINTED:
        return Kind.NUMBER
    if state is CellState.NOT_APPLICABLE:
        return Kind.DASH
    return Kind.GARBLED if _is_garbled(body) else Kind.TEXT


def _is_garbled(body: str) -> bool:
    digits = len(_DIGIT.findall(body))
    if not digits or _LIST_NUMBER.match(body):
        return False
    return not _HAN.search(body) or (2 * digits >= len(body) and not _CODE_WITH_NAME.match(body))
