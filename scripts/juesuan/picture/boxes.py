"""The boxes of the picture: their text, their size, their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from juesuan.picture.tables import SCHEMAS, PublicTable

BOX, GUTTER, MARGIN, GAP, LINE, TRACK = 310, 90, 24, 18, 16, 11
_COLUMN_COUNT = {"core": 3, "quality": 1, "analysis": 2}

_SHOWN = 6


@dataclass(frozen=True)
class Box:
    """A table at its place: corner, height, and its lines of text with their class."""

    table: PublicTable
    x: int
    y: int
    lines: tuple[tuple[str, str], ...]

    @property
    def height(self) -> int:
        """Height in pixels."""
        return _height(self.lines)


def in_columns(tables: Sequence[PublicTable]) -> list[list[PublicTable]]:
    """Deal the tables of each schema to its columns, so that these are about equally high."""
    columns: list[list[PublicTable]] = []
    for schema in SCHEMAS:
        rest = [table for table in tables if table.schema == schema]
        total = sum(_height(_lines(table)) for table in rest)
        share, filled = total / _COLUMN_COUNT[schema], 0
        parts: list[list[PublicTable]] = [[] for _ in range(_COLUMN_COUNT[schema])]
        for table in rest:
            parts[min(int(filled / share), len(parts) - 1)].append(table)
            filled += _height(_lines(table))
        columns += parts
    return columns


def stacked(tables: Sequence[PublicTable], column_no: int, y: int) -> Iterator[Box]:
    """Place tables below each other."""
    for table in tables:
        box = Box(table, left_of(column_no), y, _lines(table))
        yield box
        y += box.height + GAP


def in_a_row(tables: Sequence[PublicTable]) -> Iterator[Box]:
    """Place tables beside each other at the top."""
    for no, table in enumerate(tables):
        yield Box(table, left_of(no), MARGIN, _lines(table))


def left_of(column_no: int) -> int:
    """Return where the boxes of a column begin."""
    return MARGIN + column_no * (BOX + GUTTER) + GUTTER


def _lines(table: PublicTable) -> tuple[tuple[str, str], ...]:
    """Return the lines of a box, each with its class."""
    views = [name.removeprefix(f"{table.name}_") for name in table.views]
    paragraphs = (
        ("text", table.term),
        ("text", table.row),
        ("key", "键 key: " + ", ".join(table.grain)),
        ("key", _some("万元: ", table.amounts)),
        ("warn", _some("先选 decide: ", table.deciding)),
        ("text", f"默认视图 views: …_{', …_'.join(views)}" if views else ""),
    )
    return tuple((kind, line) for kind, text in paragraphs if text for line in _wrapped(text))


def _some(title: str, names: Sequence[str]) -> str:
    """Return a list of names after its title, cut where it is long; blank for none."""
    more = f", … +{len(names) - _SHOWN}" if len(names) > _SHOWN else ""
    return f"{title}{', '.join(names[:_SHOWN])}{more}" if names else ""


def _wrapped(text: str) -> Iterator[str]:
    room, line = BOX - 24, ""
    for word in text.split(" "):
        if line and _width(f"{line} {word}") > room:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _width(text: str) -> float:
    return sum(11.5 if east_asian_width(sign) in "WF" else 6.6 for sign in text)


def _height(lines: Sequence[tuple[str, str]]) -> int:
    return 30 + LINE * len(lines)
