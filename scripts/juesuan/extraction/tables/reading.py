"""The rows of a table under its columns, as far as the table itself can tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.disclosure.numbers import whole_number
from juesuan.extraction.outline import plain
from juesuan.extraction.rows import AlignedBy
from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.choosing import by_blanks, by_values
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.judging import (
    ECONOMIC,
    WORSE_THAN_NONE,
    Rules,
    fits,
    is_line_number,
    item_of,
    oddities,
)
from juesuan.extraction.tables.mending import is_tail_lost
from juesuan.extraction.tables.placing import padded, under_header
from juesuan.extraction.tables.plan import Placement, Plan

_KEY_ROLES = ((ColumnRole.CODE, ColumnRole.LABEL), (ColumnRole.LINE_NUMBER,))


@dataclass
class RowReading:
    """One row with the ways in which its cells may stand under the columns.

    Attributes:
        row: the printed row.
        ways: the placements that the table itself allows; one of them where it is settled.
        aligned_by: how it is settled; UNRESOLVED with several ways until evidence decides.
        section: the section of table 10 that it stands in.
        total_block: for a total row of table 06 the block that it sums up, else 0.
        is_assumed: whether it is read under the header although its length is another.
        is_doubtful: whether its ways shift more than lost or surplus blanks explain, so that only
            other tables or the narrative can prove one.
        unplaced: cells whose place nothing decides, though all others are decided.
        fixed_blocks: blocks on which all ways agreed before evidence was heard.
    """

    row: Row
    ways: tuple[Placement, ...]
    aligned_by: AlignedBy
    section: str = ""
    total_block: int = 0
    is_assumed: bool = False
    is_doubtful: bool = False
    unplaced: tuple[int, ...] = ()
    fixed_blocks: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether several placements are left."""
        return len(self.ways) > 1

    def settle(self, way: Placement, aligned_by: AlignedBy) -> None:
        """Decide for one placement."""
        self.ways, self.aligned_by = (way,), aligned_by


def read_rows(rows: Sequence[Row], rules: Rules) -> list[RowReading]:
    """Put every row of a body under the columns.

    Args:
        rows: the mended rows of the body, without sections and total rows of table 06.
        rules: what they are judged by; its last line numbers and codes move on.

    Returns:
        A reading of each row.
    """
    tail_lost = is_tail_lost(rows, rules.plan)
    readings = []
    for row in rows:
        reading = read_row(row, rules, tail_lost=tail_lost)
        readings.append(reading)
        _move_on(reading, rules)
    return readings


def read_row(row: Row, rules: Rules, *, tail_lost: bool) -> RowReading:
    """Put one row under the columns.

    Args:
        row: the printed row.
        rules: what it is judged by.
        tail_lost: whether the whole table lost the blank cells at the end of its rows.

    Returns:
        Its reading: by the header where the row has the header's cells and nothing contradicts;
        else the placements that the identities allow; unresolved with no way where none does.
    """
    header = under_header(row.texts, row.filled, rules.plan)
    if header is None and tail_lost:
        header = padded(row, rules.plan)
    if header is not None:
        return _read_against_header(row, header, rules)
    ways = by_blanks(row, rules)
    reading = _reading(row, ways or by_values(row, rules), rules)
    reading.is_doubtful = not ways
    return reading


def _read_against_header(row: Row, header: Placement, rules: Rules) -> RowReading:
    is_fit = fits(row, header, rules.plan, rules.table_no)
    is_exact = len(row.texts) == len(rules.plan.printed)
    if is_fit and is_exact and not rules.plan.is_damaged:
        return RowReading(row, (header,), AlignedBy.HEADER)
    ways = by_blanks(row, rules) or by_values(row, rules)
    if not is_fit:
        # A misprint stays as printed under its header, but not under one that lost columns, nor
        # where an amount stands for the 行次: such a row is of another table.
        printed = () if rules.plan.is_damaged or _is_alien(row, header, rules.plan) else (header,)
        by = AlignedBy.HEADER if printed else AlignedBy.UNRESOLVED
        return _reading(row, ways, rules) if ways else RowReading(row, printed, by)
    others = [way for way in ways if way != header]
    if others and len(others) == len(ways) and _goes_back(row, header, rules):
        return _reading(row, ways, rules)
    if not others:
        return RowReading(row, (header,), AlignedBy.HEADER)
    return RowReading(row, (header, *others), AlignedBy.UNRESOLVED)


def _goes_back(row: Row, way: Placement, rules: Rules) -> bool:
    """Whether a placement takes a figure for a 行次, as the rows above tell."""
    return oddities(way.texts(row.texts), rules) >= WORSE_THAN_NONE


def _is_alien(row: Row, way: Placement, plan: Plan) -> bool:
    cells = [
        cell
        for cell, role in zip(way.cells, plan.roles, strict=True)
        if cell >= 0 and role is ColumnRole.LINE_NUMBER
    ]
    return any(row.kinds[i] is Kind.NUMBER and not is_line_number(row.texts[i]) for i in cells)


def _reading(row: Row, ways: Sequence[Placement], rules: Rules) -> RowReading:
    distinct = {_facts(row, way, rules): way for way in reversed(ways)}
    by = AlignedBy.IDENTITY if len(distinct) == 1 else AlignedBy.UNRESOLVED
    return RowReading(row, tuple(distinct.values()), by)


def _facts(row: Row, way: Placement, rules: Rules) -> frozenset[tuple[str, ...]]:
    """Return what a placement says: placements that say the same are one.

    A total label may stand under code or name. The blocks of table 06 hold one list, cut into
    columns: in which of them a code stands says nothing.
    """
    texts = way.texts(row.texts)
    facts = []
    for block_no in rules.plan.blocks:
        keys = [
            "".join(texts[i] for role in roles for i in rules.plan.of_role(block_no, role))
            for roles in _KEY_ROLES
        ]
        values = [texts[i] for i in rules.plan.of_role(block_no, ColumnRole.VALUE)]
        if any(keys) or any(values):
            block = "" if rules.table_no == ECONOMIC else str(block_no)
            facts.append((block, *keys, *values))
    return frozenset(facts)


def _move_on(reading: RowReading, rules: Rules) -> None:
    if not reading.ways:
        return
    texts = reading.ways[0].texts(reading.row.texts)
    for block_no in rules.plan.blocks:
        block = rules.plan.block(block_no)
        for place in block.line_numbers:
            line = whole_number(plain(texts[place]))
            if line is not None:
                rules.last_lines[block_no] = line
                item = item_of(texts[block.labels[0]]) if block.labels else None
                if item is not None:
                    rules.last_items[block_no] = (item, line)
        code = "".join([texts[i] for i in block.codes])
        if code:
            rules.last_codes[block_no] = plain(code)
