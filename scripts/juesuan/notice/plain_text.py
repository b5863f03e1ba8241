"""Text of documents and messages that is safe to show: one line, no hidden signs, not endless."""

import re
import unicodedata

LONGEST = 240
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_TICKS = re.compile("`+")


def is_hidden(sign: str) -> bool:
    """Say whether a sign is not seen: a control, a mark without width, a turn of direction."""
    return unicodedata.category(sign) in _HIDDEN


def visible(text: str, kept: str = "") -> str:
    """Show what is hidden in a text.

    Args:
        text: the name of a file, a message, a printed value.
        kept: signs that may stay although they are hidden, such as line breaks.

    Returns:
        As many signs; those that break lines, hide or turn others stand as �.
    """
    if text.isprintable():
        return text
    return "".join("�" if is_hidden(sign) and sign not in kept else sign for sign in text)


def plain(text: str, longest: int = LONGEST) -> str:
    """Show a text on one line.

    Args:
        text: the name of a file, a message, a printed value.
        longest: cut after so many signs.

    Returns:
        The text; signs that break lines, hide or turn others stand as �.
    """
    shown = visible(text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def code(text: str, longest: int = LONGEST) -> str:
    """Quote a text for Markdown as code, where no sign of it means anything.

    Args:
        text: as for `plain`.
        longest: as for `plain`.

    Returns:
        The text between more backticks than it holds in a row.
    """
    shown = plain(text, longest)
    ticks = "`" * (max(map(len, _TICKS.findall(shown)), default=0) + 1)
    padding = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{ticks}{padding}{shown}{padding}{ticks}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun.

    Args:
        count: how many.
        one: the noun for one.
        many: the noun for others; `one` with an s if none.

    Returns:
        Such as `1 document` or `1,234 documents`.
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
