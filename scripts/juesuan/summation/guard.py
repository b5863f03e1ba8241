"""Refuses a query that counts money twice, and says what to ask instead."""

from collections.abc import Iterable

from juesuan.summation.reading import SUMMING, Reading
from juesuan.summation.rules import Overlap, Rules, load_rules
from juesuan.summation.syntax import parse, words
from juesuan.warehouse.query import Ask


class CountedTwiceError(Exception):
    """A sum over rows that overlap; the message says which, and what decides it."""


def refuse_double_counting(answer: Ask, query: str) -> None:
    """Look for sums over rows that overlap.

    Args:
        answer: asks the database that the query is for.
        query: SQL; what cannot be parsed is left to the database's own error.

    Raises:
        CountedTwiceError: a sum, average or count of amounts leaves open which of the rows of a
            table, that hold the same money, it means.
    """
    rules = load_rules(answer, query)
    nodes = parse(answer, query) if rules else []
    if nodes is None:
        overlaps = _undecided_words(query, rules)
    else:
        reading = Reading(rules)
        for node in nodes:
            reading.query(node, {})
        overlaps = list(reading.found.values())
    if overlaps:
        raise CountedTwiceError(_message(overlaps))


def _undecided_words(query: str, rules: Rules) -> list[Overlap]:
    """Return the overlaps of a statement without a tree (PIVOT) that no word of it decides."""
    used = words(query)
    if not used & SUMMING:
        return []
    mentioned = (guarded for table, guarded in rules.items() if table.split(".")[1] in used)
    return [
        overlap
        for guarded in mentioned
        for overlap in guarded.overlaps
        if not used & overlap.columns.keys()
    ]


def _message(overlaps: Iterable[Overlap]) -> str:
    tables: dict[str, list[str]] = {}
    for overlap in sorted(overlaps, key=lambda overlap: overlap.overlap_id):
        text = f"{overlap.counted_twice}: {overlap.use_instead}"
        tables.setdefault(overlap.table, []).append(text)
    said = " ".join(
        f"This sum over {table} would count twice: {'; '.join(texts)}."
        for table, texts in tables.items()
    )
    return f"Refused. {said} --anyway runs it as it is."
