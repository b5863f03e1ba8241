"""A difference between two versions as plain values for programs; amounts are text."""

from collections.abc import Iterable
from typing import Any

from juesuan.difference.version_changes import (
    Difference,
    FigureChange,
    FindingChange,
    Reading,
)

LISTED = 10_000


def difference_record(
    found: Difference, *, whole_documents: bool, longest: int | None = None
) -> dict[str, Any]:
    """Write a difference as plain values.

    Args:
        found: what differs.
        whole_documents: list the figures too that came or went with their whole document.
        longest: how many of a kind are listed; none lists all.

    Returns:
        Counts by cause; figures, findings and uses listed, and how many are left out; tables.
    """
    figures = [one for one in found.figures if whole_documents or not one.is_of_whole_document]
    total = sum(found.causes.values()) if whole_documents else found.moved_count
    return {
        "causes": [
            {"cause": cause, "change": change, "figures": count}
            for (cause, change), count in sorted(found.causes.items())
        ],
        "figures": {
            "listed": [_figure(one) for one in figures[:longest]],
            "left_out": total - len(figures[:longest]),
        },
        "findings": cut((_finding(one) for one in found.findings), longest),
        "public_tables": [vars(table) for table in found.tables],
        "uses": cut((vars(use) for use in found.uses), longest),
    }


def cut(items: Iterable[Any], longest: int | None = LISTED) -> dict[str, Any]:
    """List what there is, up to a bound, and how many more there are."""
    every = list(items)
    listed = every[:longest]
    return {"listed": listed, "left_out": len(every) - len(listed)}


def _figure(change: FigureChange) -> dict[str, Any]:
    return {**vars(change), "before": _reading(change.before), "after": _reading(change.after)}


def _reading(told: Reading | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {**vars(told), "value": None if told.value is None else told.text}


def _finding(change: FindingChange) -> dict[str, Any]:
    return {**vars(change), "change": change.change}
