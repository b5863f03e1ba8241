"""What the narrative states about the rows whose placement is open."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from juesuan.extraction.outline import plain
from juesuan.extraction.rows import RawNarrativeFigure
from juesuan.extraction.tables.book import TOTAL, Book, Choice, in_yuan
from juesuan.extraction.tables.identities import Width, width_of

_BUDGET, _ACTUAL = 1, 2
_KINDS = {_BUDGET: "budget", _ACTUAL: "amount"}
_SECTION_WORD = "三公"
_ENDING = "支出"
_HUNDRED = Decimal(100)


class Stated:
    """Holds the rows of a document against its narrative."""

    def __init__(self, book: Book, narrative: Sequence[RawNarrativeFigure]) -> None:
        """Index the narrative by what its figures are about."""
        self._book = book
        self._figures: dict[tuple[str, str], list[RawNarrativeFigure]] = {}
        for figure in narrative:
            key = (figure.kind, plain(figure.subject).removesuffix(_ENDING))
            self._figures.setdefault(key, []).append(figure)

    def agreement(self, choice: Choice) -> int:
        """Count the statements that a choice of placements agrees with, less those it does not.

        Args:
            choice: the placements to assume, by identity of the row.
        """
        score = sum(self._totals(table_no, choice) for table_no in ("02", "03"))
        for item in dict.fromkeys(self._book.names("09", _BUDGET)):
            score += self._item(item, choice)
        return score

    def _totals(self, table_no: str, choice: Choice) -> int:
        """Compare the sources of 02 and the natures of 03 in the total row."""
        row = self._book.row((table_no, 1, TOTAL, ""))
        if row is None or id(row) not in choice:
            return 0
        score = 0
        for column in self._book.tables[table_no].plan.values:
            mine = self._book.width((table_no, 1, TOTAL, column.name), choice)
            stated = list(self._widths(plain(column.measure_label), "amount"))
            score += _meets_any(mine, stated)
        return score

    def _item(self, item: str, choice: Choice) -> int:
        """Compare an item of 09: its budget, its amount and the completion rate between them."""
        row = self._book.row(("09", _BUDGET, "", item))
        if row is None or id(row) not in choice:
            return 0
        score = 0
        for block_no, kind in _KINDS.items():
            mine = self._book.width(("09", block_no, "", item), choice)
            score += _meets_any(mine, list(self._widths(plain(item), kind, _SECTION_WORD)))
        return score + self._completion(item, choice)

    def _completion(self, item: str, choice: Choice) -> int:
        budget = self._book.width(("09", _BUDGET, "", item), choice)
        actual = self._book.width(("09", _ACTUAL, "", item), choice)
        rates = list(self._widths(plain(item), "completion_pct", _SECTION_WORD))
        if budget is None or actual is None or not rates:
            return 0
        if not budget.value:
            return -1 if actual.value else 0
        rate = _HUNDRED * actual.value / budget.value
        slack = _HUNDRED * (actual.half + budget.half * actual.value / budget.value) / budget.value
        return _meets_any(Width(rate, slack), rates)

    def _widths(self, subject: str, kind: str, section: str = "") -> Iterator[Width]:
        for figure in self._figures.get((kind, subject.removesuffix(_ENDING)), ()):
            width = width_of(figure.value_text)
            if width is not None and section in figure.section_title:
                is_rate = kind == "completion_pct"
                yield width if is_rate else width.times(in_yuan(figure.unit))


def _meets_any(mine: Width | None, stated: Sequence[Width]) -> int:
    if mine is None or not stated:
        return 0
    meets = any(abs(mine.value - other.value) <= mine.half + other.half for other in stated)
    return 1 if meets else -1
