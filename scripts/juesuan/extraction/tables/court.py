"""Placements weighed against the relations between tables and what the narrative states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from juesuan.extraction.rows import RawNarrativeFigure
from juesuan.extraction.tables.book import Book, Choice
from juesuan.extraction.tables.plan import Placement
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.relations import Kind, Relation, relations
from juesuan.extraction.tables.stated import Stated
from juesuan.extraction.tables.table import TableReading

Ways = tuple[Placement, ...]
Score = tuple[int, int, int]


@dataclass(frozen=True)
class Weight:
    """What a document says to some placements.

    Attributes:
        against: relations that they break.
        backing: equations between printed figures that they meet.
        stated: statements of the narrative that they agree with, less those they do not.
        is_whole: whether such an equation confirms each row.
        disputed: the rows of the broken relations, by identity.
    """

    against: int
    backing: int
    stated: int
    is_whole: bool
    disputed: frozenset[int]

    @property
    def is_unanimous(self) -> bool:
        """Whether nothing speaks against them."""
        return not self.against and self.stated >= 0

    @property
    def is_proof(self) -> bool:
        """Whether something speaks for them, and nothing against."""
        return self.is_unanimous and (self.backing > 0 or self.stated > 0)


class Court:
    """Knows the relations of a document and says how much they speak against placements."""

    def __init__(
        self, tables: Sequence[TableReading], narrative: Sequence[RawNarrativeFigure]
    ) -> None:
        """Collect the relations that speak of rows that are open."""
        self._book = Book(tables)
        self._stated = Stated(self._book, narrative)
        self._touching: dict[int, list[tuple[Relation, list[RowReading]]]] = {}
        disputed = {
            id(row) for table in tables for row in table.rows if row.is_open or row.is_doubtful
        }
        for relation in relations(self._book):
            found = [self._book.row(reference) for _, reference in relation.terms]
            if disputed.isdisjoint(map(id, found)):
                continue
            rows = {id(row): row for row in found if row is not None}
            for key in rows.keys() & disputed:
                self._touching.setdefault(key, []).append((relation, list(rows.values())))

    def groups(self, opened: Sequence[RowReading]) -> list[list[RowReading]]:
        """List the sets of open rows that share a relation.

        Args:
            opened: rows, of which some are open.

        Returns:
            Each set once, rows that stand alone in a relation too.
        """
        groups: dict[frozenset[int], list[RowReading]] = {}
        for row in opened:
            for _, rows in self._touching.get(id(row), ()) if row.is_open else ():
                members = [member for member in rows if member.is_open]
                groups[frozenset(map(id, members))] = members
        return list(groups.values())

    def scores(self, rows: Sequence[RowReading]) -> dict[Ways, Score]:
        """Score every combination of placements of some rows; smaller is better.

        Args:
            rows: open rows.

        Returns:
            Contradictions, confirmations and likelihoods, the last two as negative counts.
        """
        touching = self._relations(rows)
        return {
            ways: self._score(rows, ways, touching) for ways in product(*(row.ways for row in rows))
        }

    def weigh(self, choice: Choice, rows: Sequence[RowReading]) -> Weight:
        """Hold some placements against everything that the document says about their rows.

        Args:
            choice: the placements to assume, by identity of the row.
            rows: their rows.

        Returns:
            What speaks for and against them; equations between blanks say nothing.
        """
        confirmed: set[int] = set()
        disputed: set[int] = set()
        against, backing = 0, 0
        for relation in self._relations(rows):
            verdict = relation.holds(self._book, choice)
            if verdict is None or relation.kind is Kind.LIKELY_EQUAL:
                continue
            found = {id(self._book.row(reference)) for _, reference in relation.terms}
            if not verdict:
                against += 1
                disputed |= found
            elif relation.kind is Kind.EQUAL and relation.says(self._book, choice):
                backing += 1
                confirmed |= found
        stated = self._stated.agreement(choice)
        is_whole = confirmed.issuperset(map(id, rows))
        return Weight(against, backing, stated, is_whole, frozenset(disputed))

    def _relations(self, rows: Sequence[RowReading]) -> list[Relation]:
        entries = (entry for row in rows for entry in self._touching.get(id(row), ()))
        return list({id(relation): relation for relation, _ in entries}.values())

    def _score(self, rows: Sequence[RowReading], ways: Ways, touching: Iterable[Relation]) -> Score:
        choice: Choice = {id(row): way for row, way in zip(rows, ways, strict=True)}
        against, backing, likely = 0, 0, self._stated.agreement(choice)
        for relation in touching:
            verdict = relation.holds(self._book, choice)
            if verdict is None:
                continue
            if relation.kind is Kind.LIKELY_EQUAL:
                likely += 1 if verdict else -1
            else:
                against += not verdict
                backing += verdict
        return against, -backing, -likely
