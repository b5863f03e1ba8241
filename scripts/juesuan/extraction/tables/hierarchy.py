"""Whole rows whose figures the rows above and below them put into other columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from juesuan.extraction.rows import AlignedBy
from juesuan.extraction.tables.book import Book
from juesuan.extraction.tables.choosing import by_values
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.judging import Rules
from juesuan.extraction.tables.plan import Placement
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.relations import FUNCTIONAL, Relation, balance, hierarchy
from juesuan.extraction.tables.table import Contradiction, TableReading

_FUNDS = "04"
_SUMS = frozenset({"total", "total_income", "total_expenditure", "amount"})
_MOST_SHIFTS = 20


@dataclass(frozen=True)
class _Shift:
    """Another placement of a whole row, and the relations that only hold with it."""

    row: RowReading
    way: Placement
    mends: frozenset[int]


def straighten(tables: Iterable[TableReading]) -> None:
    """Move figures of whole rows that their table's sums put into other columns.

    A row of full length may have lost a blank cell and gained one; its own identity can hold in
    both columns. Where exactly one other placement of one row makes every sum that the row is
    part of hold, it is taken; where figures contradict and none, or several, would mend it, the
    table keeps them as printed and names the place.

    Args:
        tables: all official tables of a document, settled; rows are changed in place.
    """
    for table in tables:
        names = _filled(table) if table.table_no in (*FUNCTIONAL, _FUNDS) else []
        if len(set(names) - _SUMS) > 1:
            _straighten(table, names)


def _filled(table: TableReading) -> list[str]:
    """List the value columns that hold figures; with one part alone nothing can slip unseen."""
    return [
        column.name
        for place, column in enumerate(table.plan.columns)
        if column.role is ColumnRole.VALUE and any(_text(row, place) for row in table.rows)
    ]


def _text(reading: RowReading, place: int) -> str:
    cell = reading.ways[0].cells[place] if reading.ways else -1
    return reading.row.texts[cell] if cell >= 0 else ""


def _straighten(table: TableReading, names: Sequence[str]) -> None:
    book = Book([table])
    if not _broken(book, _sums(table, book, names)):
        return
    sums = _sums(table, book, book.names(table.table_no, 1))
    for _ in range(_MOST_SHIFTS):
        broken = _broken(book, sums)
        shifts = _unrivalled(_shifts(table, book, sums, broken))
        for shift in shifts:
            shift.row.settle(shift.way, AlignedBy.EVIDENCE)
        if not shifts:
            table.contradictions += _opposed(table, book, broken)
            return


def _sums(table: TableReading, book: Book, names: Sequence[str]) -> list[Relation]:
    is_coded = table.table_no in FUNCTIONAL
    return list(
        hierarchy(book, table.table_no, names) if is_coded else balance(book, table.table_no)
    )


def _broken(book: Book, sums: Sequence[Relation]) -> list[Relation]:
    return [relation for relation in sums if relation.holds(book, {}) is False]


def _unrivalled(shifts: Sequence[_Shift]) -> list[_Shift]:
    """Keep the shifts that are alone in mending what they mend."""
    return [
        shift
        for shift in shifts
        if not any(other is not shift and other.mends & shift.mends for other in shifts)
    ]


def _shifts(
    table: TableReading, book: Book, sums: Sequence[Relation], broken: Sequence[Relation]
) -> list[_Shift]:
    touched = {id(row): row for relation in broken for row in _rows(book, relation)}
    found = []
    for row in touched.values():
        if row.aligned_by is not AlignedBy.HEADER or len(row.ways) != 1 or row.is_assumed:
            continue
        mine = [relation for relation in sums if any(r is row for r in _rows(book, relation))]
        mends = frozenset(id(relation) for relation in mine if relation in broken)
        for way in _other_ways(table, row):
            if all(relation.holds(book, {id(row): way}) for relation in mine):
                found.append(_Shift(row, way, mends))
    return found


def _rows(book: Book, relation: Relation) -> Iterator[RowReading]:
    for _, reference in relation.terms:
        row = book.row(reference)
        if row is not None:
            yield row


def _other_ways(table: TableReading, row: RowReading) -> list[Placement]:
    """List the other placements of the figures of a row, each once."""
    places = [i for i, role in enumerate(table.plan.roles) if role is ColumnRole.VALUE]
    ways = [row.ways[0], *by_values(row.row, Rules(table.table_no, table.plan))]
    distinct = {tuple(way.cells[place] for place in places): way for way in reversed(ways)}
    return [way for way in distinct.values() if way != row.ways[0]]


def _opposed(
    table: TableReading, book: Book, broken: Sequence[Relation]
) -> Iterator[Contradiction]:
    """Yield the sums that are too much in one column by what they lack in another."""
    differences: dict[str, dict[str, Decimal]] = {}
    for relation in broken:
        _, (_, _, key, name) = relation.terms[0]
        if name not in _SUMS:
            differences.setdefault(key, {})[name] = _difference(book, relation)
    labels = {column.name: column.measure_label for column in table.plan.values}
    for key, by_name in differences.items():
        pairs = {name: value for name, value in by_name.items() if -value in by_name.values()}
        row = book.row((table.table_no, 2 if table.table_no == _FUNDS else 1, key, ""))
        if pairs and row is not None:
            yield Contradiction(row.row.line, key, tuple(labels[name] for name in pairs))


def _difference(book: Book, relation: Relation) -> Decimal:
    widths = ((sign, book.width(reference, {})) for sign, reference in relation.terms)
    return sum((sign * width.value for sign, width in widths if width is not None), Decimal(0))
