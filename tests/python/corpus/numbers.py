"""Reading what a synthetic disclosure prints."""

from decimal import Decimal

_NARROW = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


def in_wan(text: str, unit: str = "wan") -> Decimal:
    """Return a printed amount in 万元, exactly; the unit is wan or yuan."""
    value = Decimal(text.translate(_NARROW).replace(",", ""))
    return value / 10000 if unit == "yuan" else value
