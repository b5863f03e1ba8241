"""Chinese ordinals before row labels, such as 二十二、."""

import re

_DIGITS = {numeral: value for value, numeral in enumerate("一二三四五六七八九", start=1)}
_ORDINAL = re.compile(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)、")


def ordinal_of(label: str) -> int | None:
    """Return the number that a label begins with, None where it begins with none.

    Args:
        label: a row label without spaces, such as 二十二、灾害防治及应急管理支出.
    """
    match = _ORDINAL.match(label)
    if match is None or match[0] == "、":
        return None
    first, ten, last = match.groups()
    if not ten:
        return _DIGITS[first] if first and not last else None
    return 10 * _DIGITS.get(first, 1) + _DIGITS.get(last, 0)
