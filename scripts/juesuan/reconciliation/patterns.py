"""Damage that shows in several figures together: shifted cells, rows under a wrong code."""

from collections.abc import Mapping
from dataclasses import replace

from juesuan.reconciliation.candidates import Candidate
from juesuan.reconciliation.damage import Damage
from juesuan.reconciliation.evidence import Evidence
from juesuan.reconciliation.system import CellState, System

SHIFTED = 0.6


def with_shifts(system: System, chosen: Mapping[str, Candidate]) -> dict[str, Candidate]:
    """Recognise two figures of a row that change because a value stands in the wrong column.

    Args:
        system: the document.
        chosen: the value of each figure that changes.

    Returns:
        The same values; those of shifted cells with that damage, and more plausible.
    """
    found = dict(chosen)
    for ref, candidate in chosen.items():
        figure = system.figures[ref]
        for other in chosen:
            source = system.figures[other]
            moved = candidate.value == source.value and candidate.value != 0
            swapped = chosen[other].value in (figure.value, 0)
            if other != ref and figure.row and figure.row == source.row and moved and swapped:
                for one in (ref, other):
                    found[one] = replace(found[one], damage=Damage.SHIFTED_COLUMN, cost=SHIFTED)
    return found


def with_codes(system: System, chosen: Mapping[str, Candidate]) -> dict[str, Candidate]:
    """Recognise a row that is too much, or lost, because its code is printed wrong.

    Args:
        system: the document.
        chosen: the value of each figure that changes.

    Returns:
        The same values; those of such rows with that damage and the code as evidence.
    """
    lost = [figure for figure in system.figures.values() if figure.state is CellState.ABSENT]
    surplus = [ref for ref, one in chosen.items() if one.damage is Damage.DOUBLED_ROW]
    found = dict(chosen)
    for ref in surplus:
        figure = system.figures[ref]
        meant = [
            one
            for one in lost
            if _table(one.row) == _table(figure.row) and is_near(figure.code, one.code)
        ]
        for code in sorted({one.code for one in meant})[:1]:
            text = f"科目代码{figure.code}应为{code}，其他表印有{code}而本表没有"
            evidence = Evidence((text,), False, frozenset())
            rows = [one.ref for one in meant if one.code == code and one.ref in chosen]
            for one in (ref, *rows):
                found[one] = replace(found[one], damage=Damage.DAMAGED_CODE, evidence=evidence)
    return found


def is_near(printed: str, meant: str) -> bool:
    """Say whether one code is another with one letter wrong.

    Args:
        printed: a code as printed.
        meant: a code that stands elsewhere.

    Returns:
        Whether they differ in exactly one place.
    """
    pairs = zip(printed, meant, strict=False)
    return len(printed) == len(meant) and sum(left != right for left, right in pairs) == 1


def _table(row: str) -> str:
    return row.partition("|")[0]
