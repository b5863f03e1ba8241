"""The least odd ways to put a row under its columns, as kinds, keys and identities allow."""

from collections.abc import Iterable

from juesuan.extraction.tables.cells import Row
from juesuan.extraction.tables.judging import Rules, fits, oddities
from juesuan.extraction.tables.placing import with_blanks, with_values_only
from juesuan.extraction.tables.plan import Placement


def by_blanks(row: Row, rules: Rules) -> list[Placement]:
    """List the least odd placements that only lose or leave out blank cells.

    Args:
        row: the printed row.
        rules: what it is judged by.

    Returns:
        Those that kinds and identities allow; none for a row of the full length.
    """
    if len(row.texts) == len(rules.plan.columns):
        return []
    return _least_odd(row, with_blanks(row, rules.plan), rules)


def by_values(row: Row, rules: Rules) -> list[Placement]:
    """List the least odd placements that keep the order of the printed values, wherever blanks are.

    Args:
        row: the printed row.
        rules: what it is judged by.

    Returns:
        Those that kinds and identities allow.
    """
    return _least_odd(row, with_values_only(row, rules.plan), rules)


def _least_odd(row: Row, ways: Iterable[Placement], rules: Rules) -> list[Placement]:
    fitting = [
        (oddities(way.texts(row.texts), rules), way)
        for way in ways
        if fits(row, way, rules.plan, rules.table_no)
    ]
    least = min((odd for odd, _ in fitting), default=0)
    return [way for odd, way in fitting if odd == least]
