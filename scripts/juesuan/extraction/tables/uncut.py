"""Lines of a table that are rows without tabs: their figures cannot be told apart by column."""

import re

from juesuan.disclosure.numbers import CellState, cell_state, fold

_BARS = re.compile(r"[\s|\uff5c\u2502]+")
_PROSE = re.compile(r"[。，；：:!！?？]|万元|(19|20)\d\d年|第\d+页|共\d+页|\d/\d")
_FEW = 2


def is_uncut_row(text: str) -> bool:
    """Whether a line without tabs is a row: two numbers or more, or a name and an amount.

    Notes, meta lines, page numbers and the row of column numbers are none.

    Args:
        text: the line without marks.
    """
    pieces = [piece for piece in _BARS.split(text) if piece]
    if len(pieces) < _FEW or _PROSE.search(fold(text)):
        return False
    numbers = [piece for piece in pieces if cell_state(piece) is CellState.PRINTED]
    if len(numbers) < _FEW:
        return bool(numbers) and pieces[-1] is numbers[0] and "." in fold(numbers[0])
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return [fold(number) for number in numbers] != counted
