"""Where the values of a money row belong: the placements that the table's own arithmetic allows.

Source: 财预〔2020〕10号, 项目支出绩效自评表: 执行率 = 全年执行数 ÷ 全年预算数 (备注 4); its score
is at most 10.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from juesuan.disclosure.numbers import PrintedNumber
from juesuan.extraction.projects.cells import Cell
from juesuan.extraction.projects.money_header import SLOTS

Placement = Mapping[str, Cell]
_ZERO = PrintedNumber(Decimal(0), 0)
_FULL_SCORE = Decimal(10)
_HUNDRED = Decimal(100)


class _Term(NamedTuple):
    """A slot as its identities see it: printed or not, and its number where it can be read."""

    is_printed: bool
    number: PrintedNumber | None

    @property
    def half(self) -> Decimal:
        """Half a unit of the last printed decimal; a blank is exactly 0."""
        if not self.is_printed or self.number is None:
            return Decimal(0)
        return Decimal("0.5").scaleb(-self.number.decimals)


def placements(values: Sequence[Cell], *, with_carry_over: bool = True) -> tuple[Placement, ...]:
    """List the ways to put values in their order into slots so that the identities hold.

    Args:
        values: the value cells of one row in printed order.
        with_carry_over: whether 结(转)余 must be 全年预算数 − 全年执行数; offices that had funds
            recalled print it as 0, so a row may be read without this identity and what it bounds.

    Returns:
        The placements that hold; more values than slots leave some values out.
    """
    count = min(len(values), len(SLOTS))
    ways = (
        dict(zip(slots, chosen, strict=True))
        for chosen in combinations(values, count)
        for slots in combinations(SLOTS, count)
    )
    return tuple(way for way in ways if holds(way, with_carry_over=with_carry_over))


def holds(placement: Placement, *, with_carry_over: bool = True) -> bool:
    """Whether a placement satisfies the identities of a money row."""
    if not _score_holds(_term(placement, "score")):
        return False
    annual, executed = _term(placement, "annual_budget"), _term(placement, "executed")
    if not _rate_holds(annual, executed, _term(placement, "execution_rate")):
        return False
    carried = _term(placement, "carried_over")
    return not with_carry_over or (
        _carry_over_holds(annual, executed, carried) and _is_within_reach(annual, executed)
    )


def _term(placement: Placement, slot: str) -> _Term:
    cell = placement.get(slot)
    return _Term(True, cell.number) if cell else _Term(False, _ZERO)


def _score_holds(score: _Term) -> bool:
    return score.number is None or 0 <= score.number.value <= _FULL_SCORE


def _rate_holds(annual: _Term, executed: _Term, rate: _Term) -> bool:
    """A printed rate needs a printed budget and is its ratio, rounded or truncated."""
    if not rate.is_printed or rate.number is None or annual.number is None:
        return True
    if not annual.is_printed:
        return rate.number.value == 0
    if annual.number.value == 0:
        return 0 <= rate.number.value <= _HUNDRED
    if executed.number is None:
        return True
    budget, spent = annual.number, executed.number
    ratio = _HUNDRED * spent.value / budget.value
    width = (_HUNDRED * executed.half + abs(ratio) * annual.half) / abs(budget.value)
    return abs(ratio - rate.number.value) <= 2 * rate.half + width


def _is_within_reach(annual: _Term, executed: _Term) -> bool:
    """No office spends more than twice its budget of the year."""
    if not (annual.is_printed and annual.number and executed.number):
        return True
    return executed.number.value <= 2 * annual.number.value


def _carry_over_holds(annual: _Term, executed: _Term, carried: _Term) -> bool:
    """A printed carry-over is the budget minus what was spent; a blank amount counts as 0."""
    if not carried.is_printed or carried.number is None:
        return True
    if annual.number is None or executed.number is None:
        return True
    if not annual.is_printed:
        return carried.number.value == 0
    difference = annual.number.value - executed.number.value - carried.number.value
    return abs(difference) <= annual.half + executed.half + carried.half
