"""Narrative text in one style of characters, place by place the same as the printed text."""

import re

_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F) if wide != ord("，")}
_COMMON = tuple((wide, chr(_NARROW[ord(wide)])) for wide in "（）：；％？！")
_RARE = re.compile("[＂-＄＆＇＊＋－-９＜-＞＠-～]")
_MAYBE_JUNK = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad*`<\s]")
_JUNK = re.compile(
    r"[\u200b-\u200f\u2060\ufeff\u00ad]+|\*\*|`|</?[A-Za-z][^<>]{0,40}>"
    r"|(?<![0-9])\s+|\s+(?![0-9])|(?<=[0-9])\s+(?=[0-9]{3}(?![0-9])(?:\.[0-9]|[万亿]?元))"
)


def narrow(text: str) -> str:
    """Return text with full-width forms narrowed, character by character.

    The full-width comma stays: between digits it divides figures where the half-width one groups
    thousands. The few common forms are replaced one by one: a table look-up for every character
    would cost more than all other reading.
    """
    for wide, narrow_form in _COMMON:
        text = text.replace(wide, narrow_form)
    return text.translate(_NARROW) if _RARE.search(text) else text


def widen_brackets(text: str) -> str:
    """Return text with full-width brackets, the style in which keys are compared."""
    return text.replace("(", "（").replace(")", "）")


def without_junk(printed: str) -> tuple[str, str, tuple[tuple[int, int], ...]]:
    """Leave out white space, tags and emphasis marks.

    Args:
        printed: text as printed; spaces between two digits stay, they divide two numbers unless
            they stand before a group of thousands.

    Returns:
        The text, the same in half-width forms, and from which of their characters on how many
        are left out before it.
    """
    plain = narrow(printed)
    if not _MAYBE_JUNK.search(plain):
        return printed, plain, ()
    kept, gaps = [], []
    end = left_out = 0
    for match in _JUNK.finditer(plain):
        start, stop = match.span()
        kept.append(slice(end, start))
        gaps.append((start - left_out, left_out + stop - start))
        left_out += stop - start
        end = stop
    kept.append(slice(end, None))
    text, plain = ("".join([whole[part] for part in kept]) for whole in (printed, plain))
    return text, plain, tuple(gaps)
