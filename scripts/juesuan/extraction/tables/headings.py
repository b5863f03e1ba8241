"""The headings of the official tables in every layout, as listed in `table_headings.csv`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from juesuan.extraction.outline import plain


class ColumnRole(StrEnum):
    """What a column of an official table holds; EXTRA is a column of no layout."""

    CODE = "code"
    LABEL = "label"
    LINE_NUMBER = "line_number"
    VALUE = "value"
    EXTRA = "extra"


@dataclass(frozen=True)
class Heading:
    """One column of one layout.

    Attributes:
        block_no: which of the tables side by side it belongs to, from 1.
        slot: its place among the value columns of its block, 0 for other columns.
        role: what it holds.
        measure: English name of the measure.
        measure_label: official name of the measure where the heading names the item, else blank.
        official_label: heading as the layout prints it.
        labels: the heading and its aliases, plain.
        parents: plain headings that span it, from the outermost inwards.
        row_key: the thing measured where columns name it.
    """

    block_no: int
    slot: int
    role: ColumnRole
    measure: str
    measure_label: str
    official_label: str
    labels: frozenset[str]
    parents: tuple[frozenset[str], ...]
    row_key: str

    @property
    def name(self) -> str:
        """What tells the value column from the others of its block."""
        return self.row_key or self.measure

    @property
    def spans(self) -> frozenset[str]:
        """Every heading that may stand above the column."""
        return frozenset[str]().union(*self.parents)


@dataclass(frozen=True)
class TableHeadings:
    """The columns of each official table in each layout.

    Attributes:
        layouts: by table number, the columns of every layout in printed order.
        words: by table number, every plain heading that occurs in it.
    """

    layouts: Mapping[str, tuple[tuple[Heading, ...], ...]]
    words: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> "TableHeadings":
        """Build the look-up from rows of `seeds/reference/table_headings.csv`."""
        grouped: dict[str, dict[str, list[tuple[int, Heading]]]] = {}
        for row in rows:
            layout = grouped.setdefault(row["table_no"], {}).setdefault(row["layout"], [])
            layout.append((int(row["column_order"]), _heading(row)))
        layouts = {
            table_no: tuple(_in_order(columns) for columns in by_layout.values())
            for table_no, by_layout in grouped.items()
        }
        return cls(layouts, {no: _words(variants) for no, variants in layouts.items()})


def _heading(row: Mapping[str, str]) -> Heading:
    levels = [level for level in row["parent_heading"].split(">") if level]
    return Heading(
        int(row["block_no"]),
        int(row["slot"] or 0),
        ColumnRole(row["column_role"]),
        row["measure"],
        row["measure_label"],
        row["official_label"],
        _plain_set(row["official_label"] + "|" + row["aliases"]),
        tuple(map(_plain_set, levels)),
        row["row_key"],
    )


def _plain_set(alternatives: str) -> frozenset[str]:
    return frozenset(plain(word) for word in alternatives.split("|") if word)


def _in_order(columns: Sequence[tuple[int, Heading]]) -> tuple[Heading, ...]:
    return tuple(heading for _, heading in sorted(columns, key=lambda column: column[0]))


def _words(layouts: Sequence[Sequence[Heading]]) -> frozenset[str]:
    return frozenset[str]().union(
        *(heading.labels | heading.spans for layout in layouts for heading in layout)
    )
