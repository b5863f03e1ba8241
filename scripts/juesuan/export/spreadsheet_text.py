"""Text that a spreadsheet cannot take for a formula, and the way back.

Source: OWASP, CSV Injection. A spreadsheet evaluates a cell that begins with = + - or @, also after
white space and, in East Asian settings, with the full-width signs.
"""

import re

GUARD = "'"
_STARTERS = "=+-@＝＋－＠"
# What a spreadsheet may strip first: controls, spaces, marks without width.
_SKIPPED = (
    *((0x00, 0x20), (0x7F, 0xA0), (0xAD, 0xAD), (0x061C, 0x061C), (0x1680, 0x1680)),
    *((0x180E, 0x180E), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x206F)),
    *((0x3000, 0x3000), (0xFEFF, 0xFEFF)),
)


def _pattern(character: str) -> str:
    skipped = "".join(f"{character % start}-{character % end}" for start, end in _SKIPPED)
    starters = "".join(character % ord(sign) for sign in _STARTERS)
    breaks = "".join(character % ord(sign) for sign in "\t\r\n")
    return f"['{skipped}]*[{starters}]|'*[{breaks}]"


# Apostrophes belong to it, so that a guarded text is dangerous again and one step undoes one.
SQL_DANGER = "^(?:" + _pattern(r"\x{%04x}") + ")"
GUARDED = "^'(?=" + _pattern(r"\u%04x") + ")"
_DANGER = re.compile(_pattern(r"\u%04x"))
_GUARDED = re.compile(GUARDED)


def is_dangerous(text: str) -> bool:
    """Say whether a spreadsheet might take a text for a formula."""
    return _DANGER.match(text) is not None


def guarded_sql(expression: str) -> str:
    """Return SQL that puts an apostrophe before a dangerous text.

    Args:
        expression: SQL that yields text.

    Returns:
        SQL that yields the same text where it is harmless.
    """
    quoted_guard, pattern = "''''", SQL_DANGER.replace("'", "''")
    return (
        f"case when regexp_matches({expression}, '{pattern}')"
        f" then {quoted_guard} || {expression} else {expression} end"
    )


def unguarded(text: str) -> str:
    """Return the text that stood before its apostrophe was put there."""
    return _GUARDED.sub("", text, count=1)
