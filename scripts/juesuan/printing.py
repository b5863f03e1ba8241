"""How commands print: a line, a table of rows, a cell, JSON.

Names and printed text are the work of others. On a `PlainConsole` no sign of them means anything:
no markup, no emoji code, no command of the terminal.
"""

import json
import sys
from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from juesuan.notice.plain_text import is_hidden, visible
from juesuan.warehouse.query import Answer

_KEPT = "\n\t"
# Of these a table of Markdown would take one for the end of a cell, one for the end of a row.
_CELL = str.maketrans({"|": "\\|", "\n": "↵"})
_WIDEST = 10_000


class PlainConsole(Console):
    """Prints every text as it is; signs that nobody sees stand as �.

    What is no terminal gets lines as long as they are.
    """

    def __init__(self, *, stderr: bool = False, **options: Any) -> None:
        """Open standard output or standard error.

        Args:
            stderr: whether it is standard error.
            options: others of a console.
        """
        if "file" not in options and not (sys.stderr if stderr else sys.stdout).isatty():
            options.setdefault("width", _WIDEST)
        super().__init__(stderr=stderr, markup=False, emoji=False, highlight=False, **options)

    def render_str(self, text: str, **options: Any) -> Text:
        """Make of each text that is printed, in a cell too, what is shown of it."""
        return super().render_str(visible(text, _KEPT), **options)


def print_line(console: PlainConsole, text: str) -> None:
    """Print a line that the terminal may break.

    Args:
        console: where to.
        text: the line.
    """
    console.print(text, soft_wrap=True)


def print_exactly(console: PlainConsole, text: str) -> None:
    """Print text for a program: nothing of it is wrapped, widened or replaced.

    Args:
        console: where to.
        text: the text with its line breaks.
    """
    console.file.write(text)


def print_answer(console: PlainConsole, answer: Answer, *, as_json: bool) -> None:
    """Print the rows of a query.

    Args:
        console: where to.
        answer: the rows.
        as_json: a JSON list of objects (amounts as text, exact) instead of a table.
    """
    if as_json:
        print_json(console, answer.as_records())
        return
    table = Table(box=box.MARKDOWN)
    for index, name in enumerate(answer.columns):
        numeric = any(isinstance(row[index], int | Decimal | float) for row in answer.rows)
        table.add_column(table_cell(name), justify="right" if numeric else "left", overflow="fold")
    for row in answer.rows:
        table.add_row(*(table_cell(value) for value in row))
    console.print(table) if answer.columns else None
    if not answer.rows:
        console.print("No rows: nothing there fits the question. Check its names and years.")


def print_json(console: PlainConsole, value: object) -> None:
    """Print a value as JSON, amounts as text, signs that nobody sees by their numbers.

    Args:
        console: where to.
        value: lists, mappings, texts, numbers, decimals.
    """
    text = json.dumps(_known_to_json(value), ensure_ascii=False, indent=2, default=str)
    for line in text.split("\n"):
        print_exactly(console, (line if line.isprintable() else _escaped(line)) + "\n")


def table_cell(value: object) -> str:
    """Write a value as the cell of a table of Markdown, which it cannot break.

    Args:
        value: of a column.

    Returns:
        Its text on one line.
    """
    return plain_cell(value).translate(_CELL)


def plain_cell(value: object) -> str:
    """Write a value for a person: nothing as blank, decimals without the zeros of their type.

    Args:
        value: of a column.

    Returns:
        Its text.
    """
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


def _escaped(text: str) -> str:
    return "".join(json.dumps(sign)[1:-1] if is_hidden(sign) else sign for sign in text)


def _known_to_json(value: object) -> object:
    """JSON has keys of text only, and no numbers without end."""
    if isinstance(value, Mapping):
        return {str(key): _known_to_json(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_known_to_json(one) for one in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value
