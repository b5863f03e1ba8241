"""Rows that their own table leaves open, decided by other tables and the narrative."""

from collections.abc import Iterable, Sequence
from math import prod

from juesuan.extraction.rows import AlignedBy, RawNarrativeFigure
from juesuan.extraction.tables.agreement import agreed_blocks, settle_but_zeros
from juesuan.extraction.tables.court import Court
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.table import TableReading
from juesuan.extraction.tables.tails import assume_tails, lost_all_tails, tail_way

MOST_COMBINATIONS = 500
CONFIRMATIONS_A_SLIP = 4


def settle(tables: Sequence[TableReading], narrative: Sequence[RawNarrativeFigure]) -> None:
    """Decide the open rows of all tables of a document, as far as the evidence goes.

    Args:
        tables: all official tables of the document; their open rows are settled in place, or
            keep the ways that speak least against the rest of the document.
        narrative: the figures that its narrative states.
    """
    rows = [row for table in tables for row in table.rows]
    opened = [row for row in rows if row.is_open]
    doubtful = [row for row in rows if row.is_doubtful]
    if opened or doubtful:
        for table in tables:
            for row in table.rows:
                row.fixed_blocks = agreed_blocks(table, row) if row.is_open else frozenset()
        court = Court(tables, narrative)
        _try_tails(tables, court)
        _hear(opened, court)
        _prove(doubtful, court)
    assume_tails(tables)
    for row in opened:
        if row.is_open:
            settle_but_zeros(row)
    for table in tables:
        if ColumnRole.LABEL not in table.plan.roles:
            _unsettle(table)


def _unsettle(table: TableReading) -> None:
    """Doubt the row of a table without names where another row of it could not be placed.

    Such a table (09) has one row: a second one is a piece of it, and so may the first be.
    """
    rows = table.rows
    lost = [row for row in rows if row.aligned_by is AlignedBy.UNRESOLVED]
    for row in rows if lost else ():
        if row not in lost and row.aligned_by is not AlignedBy.HEADER:
            row.ways, row.aligned_by = (), AlignedBy.UNRESOLVED


def _try_tails(tables: Sequence[TableReading], court: Court) -> None:
    """Settle open rows that hang together where all of them lost blanks at their end only.

    It must contradict nothing, and an equation must confirm each row. Where every row of a table
    lost its end, few contradictions are slips of single figures: the other rows are settled.
    """
    ways = {id(row): tail_way(row, table.plan) for table in tables for row in table.rows}
    cut = {id(row) for table in tables if lost_all_tails(table) for row in table.rows}
    opened = [row for table in tables for row in table.rows if row.is_open]
    for rows in _linked(court.groups(opened)):
        choice = {key: way for row in rows if (way := ways[key := id(row)]) in row.ways and way}
        weight = court.weigh(choice, rows)
        is_borne_out = weight.is_whole and weight.is_unanimous and len(choice) == len(rows)
        is_slip = CONFIRMATIONS_A_SLIP * weight.against <= weight.backing
        sure = choice.keys() if is_borne_out else (choice.keys() & cut) - weight.disputed
        by = AlignedBy.EVIDENCE if is_borne_out else AlignedBy.HEADER
        for row in rows if is_borne_out or is_slip else ():
            if id(row) in sure:
                row.settle(choice[id(row)], by)
                row.is_assumed = not is_borne_out


def _hear(opened: Sequence[RowReading], court: Court) -> None:
    """Settle rows one by one, then rows of one relation together, then all that hang together."""
    while any(_decide([row], court) for row in opened if row.is_open) or any(
        _decide(group, court) for group in _groups(opened, court)
    ):
        pass
    for row in opened:
        if row.is_open:
            _narrow(row, court)


def _prove(doubtful: Sequence[RowReading], court: Court) -> None:
    """Keep a placement that explains its row by more than blanks only where something proves it."""
    for row in doubtful:
        if len(row.ways) == 1:
            if court.weigh({id(row): row.ways[0]}, [row]).is_proof:
                row.settle(row.ways[0], AlignedBy.EVIDENCE)
            else:
                row.ways, row.aligned_by = (), AlignedBy.UNRESOLVED


def _groups(opened: Sequence[RowReading], court: Court) -> list[list[RowReading]]:
    groups = court.groups(opened)
    every = [group for group in [*groups, *_linked(groups)] if len(group) > 1]
    small = [group for group in every if _combinations(group) <= MOST_COMBINATIONS]
    return sorted(small, key=_combinations)


def _decide(rows: Sequence[RowReading], court: Court) -> bool:
    """Take the combination of placements that alone has the best score; tell if there is one."""
    scores = court.scores(rows)
    best = min(scores.values())
    winners = [ways for ways, score in scores.items() if score == best]
    if len(winners) != 1:
        return False
    for row, way in zip(rows, winners[0], strict=True):
        row.settle(way, AlignedBy.EVIDENCE)
    return True


def _narrow(row: RowReading, court: Court) -> None:
    """Drop the placements that other tables contradict more than others."""
    scores = court.scores([row])
    least = min(against for against, _, _ in scores.values())
    row.ways = tuple(ways[0] for ways, score in scores.items() if score[0] == least)


def _combinations(rows: Sequence[RowReading]) -> int:
    return prod(len(row.ways) for row in rows)


def _linked(groups: Iterable[Sequence[RowReading]]) -> list[list[RowReading]]:
    """Join groups that share a row."""
    joined: list[dict[int, RowReading]] = []
    for group in groups:
        mine = {id(row): row for row in group}
        apart = []
        for other in joined:
            if mine.keys() & other.keys():
                mine |= other
            else:
                apart.append(other)
        joined = [*apart, mine]
    return [list(group.values()) for group in joined]
