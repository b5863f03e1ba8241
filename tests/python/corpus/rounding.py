"""From exact 元 to printed figures."""

from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")
_ZERO = Decimal("0.00")


def wan(yuan: int) -> Decimal:
    """Round 元 to 0.01 万元."""
    return (Decimal(yuan) / 10000).quantize(_CENT, ROUND_HALF_UP)


def percent(part: int, whole: int) -> Decimal:
    """Return part of whole in per cent with two decimals; nothing of nothing is zero."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_CENT, ROUND_HALF_UP) if whole else _ZERO
