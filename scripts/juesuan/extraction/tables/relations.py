"""What the tables of one document say about each other, as relations between their figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from juesuan.disclosure.numbers import is_digits
from juesuan.extraction.tables.book import TOTAL, Book, Choice, Reference

FUNCTIONAL = ("02", "03", "05", "07", "08")
_INCOME, _EXPENDITURE = "本年收入合计", "本年支出合计"
_GRAND_TOTAL = "总计"
_FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
_SOURCES = {
    "superior_subsidy": "上级补助收入",
    "institutional_income": "事业收入",
    "operating_income": "经营收入",
    "subordinate_remittance": "附属单位上缴收入",
    "other_income": "其他收入",
}
_FUND_TABLES = {"general_public_budget": "05", "government_fund": "07", "state_capital": "08"}
# Source: 公开06 counts basic expenditure only, 公开09 all fiscal expenditure on the same items.
_THREE_PUBLIC = {
    "因公出国（境）费": ("30212",),
    "公务用车购置费": ("31013",),
    "公务用车运行维护费": ("30231",),
    "公务接待费": ("30217",),
}


class Kind(Enum):
    """What a relation says of its signed sum, and how firmly."""

    EQUAL = "equal"
    AT_LEAST = "at least"
    LIKELY_EQUAL = "likely equal"


@dataclass(frozen=True)
class Relation:
    """A relation between figures.

    Attributes:
        kind: whether the signed sum is nothing, or not negative.
        terms: sign and reference of each figure.
    """

    kind: Kind
    terms: tuple[tuple[int, Reference], ...]

    def holds(self, book: Book, choice: Choice) -> bool | None:
        """Tell whether the relation holds within rounding; None where a figure is missing."""
        total, half = Decimal(0), Decimal(0)
        for sign, reference in self.terms:
            width = book.width(reference, choice)
            if width is None:
                return None
            total += sign * width.value
            half += width.half
        return total >= -half if self.kind is Kind.AT_LEAST else abs(total) <= half

    def says(self, book: Book, choice: Choice) -> bool:
        """Whether any of its figures is more than nothing."""
        widths = (book.width(reference, choice) for _, reference in self.terms)
        return any(width is not None and width.value for width in widths)


def relations(book: Book) -> Iterator[Relation]:
    """List what the tables of a document say about each other (design: the official formulas)."""
    for table_no in FUNCTIONAL:
        yield from hierarchy(book, table_no, book.names(table_no, 1))
    for table_no in ("01", "04"):
        yield from balance(book, table_no)
    yield from _income(book)
    yield from _expenditure(book)
    yield from _details(book)


def _equal(left: Reference, *right: Reference, kind: Kind = Kind.EQUAL) -> Relation:
    return Relation(kind, ((1, left), *((-1, reference) for reference in right)))


def hierarchy(book: Book, table_no: str, names: Sequence[str]) -> Iterator[Relation]:
    """Say that 合计 is the sum of its 类, a 类 of its 款, a 款 of its 项.

    Args:
        book: the figures of a document.
        table_no: a table with functional codes.
        names: the value columns to speak of.
    """
    keys = book.keys.get((table_no, 1), [])
    codes = dict.fromkeys(key for key in keys if is_digits(key))
    lengths = sorted(set(map(len, codes)), reverse=True)
    children: dict[str, list[str]] = {}
    for code in codes:
        parents = (code[:length] for length in lengths if length < len(code))
        parent = next((parent for parent in parents if parent in codes), TOTAL)
        children.setdefault(parent, []).append(code)
    for parent, parts in children.items():
        for name in names:
            yield _equal(
                (table_no, 1, parent, name), *((table_no, 1, code, name) for code in parts)
            )


def balance(book: Book, table_no: str) -> Iterator[Relation]:
    """Say that lines add up to 本年合计, and with the carry-over below to 总计.

    Args:
        book: the figures of a document.
        table_no: 01 or 04.
    """
    for block_no, total in ((1, _INCOME), (2, _EXPENDITURE)):
        keys = book.keys.get((table_no, block_no), [])
        if total not in keys or _GRAND_TOTAL not in keys:
            continue
        cut, end = keys.index(total), keys.index(_GRAND_TOTAL)
        below = [key for key in keys[cut + 1 : end] if key not in _FUNDS]
        for name in book.names(table_no, block_no):
            lines = [(table_no, block_no, key, name) for key in keys[:cut]]
            yield _equal((table_no, block_no, total, name), *lines)
            rest = [(table_no, block_no, key, name) for key in [total, *below]]
            yield _equal((table_no, block_no, _GRAND_TOTAL, name), *rest)


def _income(book: Book) -> Iterator[Relation]:
    """The total row of 02 repeats the income side of 01 and 04."""
    fiscal = [("01", 1, fund + "收入", "amount") for fund in _FUNDS]
    yield _equal(("02", 1, TOTAL, "fiscal_appropriation"), *fiscal)
    yield _equal(("02", 1, TOTAL, "fiscal_appropriation"), ("04", 1, _INCOME, "amount"))
    yield _equal(("02", 1, TOTAL, "total_income"), ("01", 1, _INCOME, "amount"))
    for name, label in _SOURCES.items():
        yield _equal(("02", 1, TOTAL, name), ("01", 1, label, "amount"))


def _expenditure(book: Book) -> Iterator[Relation]:
    """Classes and totals of 03 repeat 01; those of 05, 07 and 08 repeat the funds of 04."""
    yield _equal(("03", 1, TOTAL, "total_expenditure"), ("01", 2, _EXPENDITURE, "amount"))
    for label in book.keys.get(("01", 2), []):
        yield _equal(("03", 1, label, "total_expenditure"), ("01", 2, label, "amount"))
    for fund, table_no in _FUND_TABLES.items():
        yield _equal((table_no, 1, TOTAL, "total_expenditure"), ("04", 2, _EXPENDITURE, fund))
        for label in book.keys.get(("04", 2), []):
            yield _equal((table_no, 1, label, "total_expenditure"), ("04", 2, label, fund))


def _details(book: Book) -> Iterator[Relation]:
    """03 holds at least what 05 does; 06 adds up to basic expenditure and stays below 09."""
    for key in book.keys.get(("05", 1), []):
        for name in ("total_expenditure", "basic_expenditure", "project_expenditure"):
            pair = ("03", 1, key, name), ("05", 1, key, name)
            yield _equal(*pair, kind=Kind.AT_LEAST)
            yield _equal(*pair, kind=Kind.LIKELY_EQUAL)
    parts = [("06", 1, "人员经费合计", "final_amount"), ("06", 2, "公用经费合计", "final_amount")]
    yield _equal(("05", 1, TOTAL, "basic_expenditure"), *parts)
    for item, codes in _THREE_PUBLIC.items():
        for code in codes:
            for block_no in (2, 3, 4):
                detail = ("06", block_no, code, "final_amount")
                yield _equal(("09", 2, "", item), detail, kind=Kind.AT_LEAST)
