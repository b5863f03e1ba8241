"""Working out by hand what an office spent on the same thing in two years."""

from collections.abc import Iterator
from decimal import Decimal

from corpus import analysts
from corpus.accounts import YearAccounts
from corpus.history import OfficeYear
from corpus.tables import by_class

PUBLISHED_IN_PARTS = ("2070601", "2070801")
"""Codes that had no year before under a number of their own."""


def items(year: OfficeYear, table: str, compared_in: tuple[str, int]) -> dict[str, Decimal]:
    """Return what a document prints of each item, under the codes of the comparison."""
    names = analysts.CODE_CHANGES.get(compared_in, {})
    amounts: dict[str, Decimal] = {}
    for code in year.codes(table, 7):
        printed = year.printed(table, code)
        if printed is not None:
            key = names.get(code, code)
            amounts[key] = amounts.get(key, Decimal(0)) + printed
    return amounts


def changes(now: OfficeYear, before: OfficeYear, table: str) -> dict[str, Decimal]:
    """Return the change of each item; what is not printed is nothing, as the sums prove."""
    compared_in = now.office_code, now.year
    left, right = items(now, table, compared_in), items(before, table, compared_in)
    none = Decimal(0)
    return {code: left.get(code, none) - right.get(code, none) for code in {*left, *right}}


def told_in_yuan(prior: YearAccounts) -> Iterator[tuple[tuple[str, str, str], int]]:
    """Yield the amounts of last year that a narrative can tell: kind, scope and code, in 元."""
    general = by_class(prior.of_fund("general"), lambda item: item.fiscal_spent)
    for code, yuan in general.items():
        yield ("functional_expenditure", "general_public_budget", code), yuan
    yield ("functional_expenditure", "general_public_budget", "合计"), sum(general.values())
    for line in ("31", "62"):
        yield ("balance_line", "all_funds", line), prior.grand_total
    for line, yuan in (
        ("27", prior.income("fiscal")),
        ("28", prior.fiscal_opening),
        ("32", prior.fiscal_total),
        ("59", prior.fiscal_spent),
        ("60", prior.fiscal_closing),
        ("64", prior.fiscal_total),
    ):
        yield ("balance_line", "fiscal_appropriation", line), yuan
    names = {"overseas_travel": "abroad", "official_reception": "reception"}
    names |= {"vehicle_purchase": "purchase", "vehicle_operation": "running"}
    for key, name in names.items():
        actual = prior.three_public[name].actual
        yield ("three_public_item", "general_public_budget", key), actual
    whole = prior.three_public_sum("actual")
    yield ("three_public_item", "general_public_budget", "total"), whole
