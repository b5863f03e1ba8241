"""One official table: its parts, its columns and its rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.extraction.outline import Region
from juesuan.extraction.rows import AlignedBy
from juesuan.extraction.tables.anatomy import Anatomy, dissect, is_section
from juesuan.extraction.tables.cells import Row, tidy
from juesuan.extraction.tables.header import read_header
from juesuan.extraction.tables.headings import TableHeadings
from juesuan.extraction.tables.judging import ECONOMIC, Rules
from juesuan.extraction.tables.plan import Plan
from juesuan.extraction.tables.reading import RowReading, read_rows
from juesuan.extraction.tables.restoring import mended
from juesuan.extraction.tables.totals import is_total, read_total, with_totals

STATISTICS = "10"


class Contradiction(NamedTuple):
    """A sum whose parts stand in another column, nobody knows which of them wrongly.

    Attributes:
        line: line of the sum.
        key: its code or name.
        columns: the headings of the columns that it has too much and too little in.
    """

    line: int
    key: str
    columns: tuple[str, ...]


@dataclass
class TableReading:
    """One official table under its columns.

    Attributes:
        region: its lines.
        parts: its parts.
        plan: its columns.
        rows: its rows in order; total rows of table 06 come once for each total.
        sections: rows that name the sections of table 10.
        contradictions: sums that the figures below put into another column.
    """

    region: Region
    parts: Anatomy
    plan: Plan
    rows: list[RowReading]
    sections: list[Row]
    contradictions: list[Contradiction] = field(default_factory=list)

    @property
    def table_no(self) -> str:
        """The number of the official table."""
        return self.region.name


def read_table(region: Region, headings: TableHeadings) -> TableReading:
    """Read an official table as far as it explains itself.

    Args:
        region: the lines of the table.
        headings: the columns of every layout.

    Returns:
        The table; rows with several possible placements are still open.
    """
    table_no = region.name
    parts = dissect(region.lines, headings.words[table_no], has_sections=table_no == STATISTICS)
    plan = read_header(
        tuple(row.texts for row in parts.header),
        parts.numbers.texts if parts.numbers else (),
        _usual_width(parts.body),
        headings.layouts[table_no],
    )
    rules = Rules(table_no, plan)
    sections = [row for row in parts.body if table_no == STATISTICS and is_section(row)]
    if table_no == STATISTICS:
        rows = _by_section(parts.body, rules)
    elif table_no == ECONOMIC:
        rows = _with_total_rows(parts.body, rules)
    else:
        rows = read_rows(mended(parts.body, plan, table_no), rules)
    return TableReading(region, parts, plan, rows, sections)


def _usual_width(rows: Sequence[Row]) -> int:
    widths = Counter(len(row.texts) for row in rows if len(row.texts) > 1)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _by_section(body: Sequence[Row], rules: Rules) -> list[RowReading]:
    labels, label, rows = [], "", []
    for row in body:
        if is_section(row):
            label = tidy(row.texts[row.filled[0]])
        else:
            rows.append(row)
            labels.append((row.line, label))
    by_line = dict(labels)
    readings = read_rows(mended(rows, rules.plan, rules.table_no), rules)
    for reading in readings:
        reading.section = by_line[reading.row.line]
    return readings


def _with_total_rows(body: Sequence[Row], rules: Rules) -> list[RowReading]:
    rows = list(with_totals(mended(body, rules.plan, rules.table_no)))
    plain_rows = [row for row in rows if not is_total(row)]
    readings = read_rows(plain_rows, rules)
    totals = [read_total(row, rules.plan) for row in rows if is_total(row)]
    width = len(rules.plan.printed)
    for reading in readings:
        # Cells before a total label on the same line are no whole row: blanks behind are not lost.
        if reading.ways and len(reading.row.texts) < width and _shares_line(reading.row, totals):
            reading.aligned_by = AlignedBy.HEADER
    return sorted(readings + totals, key=lambda reading: reading.row.line)


def _shares_line(row: Row, totals: Sequence[RowReading]) -> bool:
    return any(total.row.line == row.line for total in totals)
