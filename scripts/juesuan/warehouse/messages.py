"""What DuckDB says of a wrong query, in one line."""

import re

from rich.cells import cell_len

_PLACE = re.compile(r"\n+LINE (?P<number>\d+): (?P<line>[^\n]*)\n(?P<blank> *)\^\s*$")


def sql_message(error: Exception) -> str:
    """Write an error of DuckDB as one line, with its suggestions and the words that it means.

    Args:
        error: what DuckDB raised.

    Returns:
        The message without the copy of the query, then the line and the words at fault.
    """
    text = str(error)
    place = _PLACE.search(text)
    if place is None:
        return " ".join(text.split())
    said = " ".join(text[: place.start()].split())
    column = len(place["blank"]) - len(f"LINE {place['number']}: ")
    words = _word_at(place["line"], column)
    return f"{said} (line {place['number']}, at {words})" if words else said


def _word_at(line: str, column: int) -> str:
    """Return the word at a column; a Chinese character takes two columns."""
    passed = 0
    for index, character in enumerate(line):
        if passed >= column:
            before, after = line[:index].split(" ")[-1], line[index:].split(" ")[0]
            return (before + after).strip()
        passed += cell_len(character)
    return ""
