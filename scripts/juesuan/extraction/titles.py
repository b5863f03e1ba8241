"""The titles of the official tables, as data, and how a printed line is held against them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from juesuan.disclosure.numbers import fold

_TAGS = re.compile(r"</?[A-Za-z][^<>]{0,40}>|[*`]{1,3}|^\s*#+")
_MAYBE_TAGS = re.compile(r"[<*`#]")
_QUOTES = str.maketrans({"決": "决", "“": '"', "”": '"', "‘": '"', "’": '"', "【": "(", "】": ")"})
_MAYBE_QUOTES = re.compile("[" + "".join(map(chr, _QUOTES)) + "]")
MARKER = re.compile(r"公开0?([0-9]{1,2})表")
# What may stand around a title on its line: marker, unit, 续, a number of its own.
_AROUND = re.compile(
    r"\(?公开0?\d{1,2}表\)?|\(?(?:金额)?单位:[^()]{1,8}\)?$|\(续表?\d?\)|续表?$"
    r"|^(?:附?表[\d一二三四五六七八九十]+[:.、]?|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+[.、])"
)
_MISREAD_LENGTH = 8
_LONGEST_LINE = 60


@dataclass(frozen=True)
class TableTitles:
    """The official table titles of all layouts.

    Attributes:
        numbers: table number by title or alias, without marks and quotes.
        layouts: layout by the same.
    """

    numbers: Mapping[str, str]
    layouts: Mapping[str, str]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> "TableTitles":
        """Build the look-up from rows of `seeds/reference/table_titles.csv`."""
        numbers: dict[str, str] = {}
        layouts: dict[str, str] = {}
        for row in rows:
            for title in (row["title"], *row["aliases"].split("|")):
                if title:
                    numbers.setdefault(title_key(title), row["table_no"])
                    layouts.setdefault(title_key(title), row["layout"])
        return cls(numbers, layouts)

    def number_of(self, text: str) -> str:
        """Return the number of the table whose title a plain line prints, blank where none.

        One misread letter in a long title (拔款 for 拨款) is forgiven where only one table fits.
        """
        key = self._known_key(text)
        return self.numbers[key] if key else ""

    def layout_of(self, text: str) -> str:
        """Return the layout of the title that a plain line prints, blank where none."""
        key = self._known_key(text)
        return self.layouts[key] if key else ""

    def _known_key(self, text: str) -> str:
        if "表" not in text or len(text) > _LONGEST_LINE:
            return ""
        key = title_key(text)
        if key in self.numbers:
            return key
        near = [known for known in self.numbers if _is_misread(key, known)]
        return near[0] if len({self.numbers[known] for known in near}) == 1 else ""


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Return text without marks, tags and spaces, with one style of brackets and quotes."""
    bare = _TAGS.sub("", text) if _MAYBE_TAGS.search(text) else text
    folded = fold(bare)
    return folded.translate(_QUOTES) if _MAYBE_QUOTES.search(folded) else folded


def title_key(text: str) -> str:
    """Return a title without what may stand around it on its line, and without quotes."""
    return _AROUND.sub("", plain(text)).replace('"', "")


def _is_misread(printed: str, known: str) -> bool:
    if len(printed) != len(known) or len(printed) < _MISREAD_LENGTH:
        return False
    return sum(left != right for left, right in zip(printed, known, strict=True)) == 1
