"""Asking the cookbook's questions, and working out by hand what the answers are."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus.history import OfficeYear
from juesuan.project import ROOT
from juesuan.warehouse.query import ask

COOKBOOK = ROOT / "analyses"
QUESTIONS = sorted(path.stem for path in COOKBOOK.glob("*.sql"))
Row = dict[str, Any]

SURE = ("verified", "within_rounding")
"""The quality of every figure of a document that was printed as it was meant."""


def with_parameters(sql: str, **parameters: object) -> str:
    """Return the query with other values in its parameters."""
    for name, value in parameters.items():
        literal = f"'{value}'" if isinstance(value, str) else str(value)
        sql, found = re.subn(
            rf"(?:'[^']*'|[0-9.]+) as {name}\b", f"{literal} as {name}", sql, count=1
        )
        assert found == 1, name
    return sql


def answer(database: Path, question: str, **parameters: object) -> list[Row]:
    """Ask a question of the cookbook; parameters replace those of its file."""
    sql = (COOKBOOK / f"{question}.sql").read_text(encoding="utf-8")
    return ask(database, with_parameters(sql, **parameters)).as_records()


def columns(rows: Iterable[Row], *names: str) -> list[tuple[Any, ...]]:
    """Return some columns of the rows, in order."""
    return [tuple(row[name] for name in names) for row in rows]


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """Return part of whole in per cent, half up to two decimals."""
    return quotient(part * 100, whole)


def quotient(part: Decimal, whole: Decimal) -> Decimal:
    """Return part by whole, half up to two decimals."""
    return (part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def half_width(year: OfficeYear) -> Decimal:
    """Return half of the last printed place of the year's tables in 万元."""
    return Decimal("0.0000005" if year.made.style.table_unit == "yuan" else "0.005")


def ranked(values: dict[str, Decimal]) -> dict[str, int]:
    """Rank offices by value, highest first; two that rounding cannot tell apart are an error."""
    order = sorted(values, key=lambda office: -values[office])
    for higher, lower in pairwise(order):
        assert values[higher] - values[lower] > Decimal("0.01"), "the corpus has a tie"
    return {office: place for place, office in enumerate(order, start=1)}


def is_damaged(year: OfficeYear) -> bool:
    """Tell whether a slip is printed in the tables of the year."""
    return year.damage is not None and year.damage.spot.region == "table"
