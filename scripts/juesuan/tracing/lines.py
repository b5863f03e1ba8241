"""Lines of a trace on a console: headings, printed lines as they are, wrapped paragraphs."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_PIECES = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+")


def print_heading(console: Console, text: str) -> None:
    """Print a heading after a blank line.

    Args:
        console: where to.
        text: the heading.
    """
    console.print()
    console.print(Text(text, style="bold"), soft_wrap=True)


def print_line(console: Console, text: str) -> None:
    """Print a line that the terminal may break.

    Args:
        console: where to.
        text: the line.
    """
    console.print(text, markup=False, soft_wrap=True)


def print_file_line(console: Console, text: str | None) -> None:
    """Print a line of a file as it is: no wrapping, no tab widened.

    Args:
        console: where to.
        text: the line.
    """
    console.file.write(f"  {text or ''}\n")


def print_indented(console: Console, text: str, indent: int = 2) -> None:
    """Print a paragraph that is wrapped and set in.

    Args:
        console: where to.
        text: the paragraph.
        indent: columns that it is set in.
    """
    for line in wrapped(text, console.width - indent):
        console.print(" " * indent + line, markup=False, soft_wrap=True)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break a text into lines: between Chinese characters, else at spaces.

    Args:
        text: one paragraph.
        width: of a line in columns; a Chinese character takes two. A longer word overflows.

    Yields:
        The lines.
    """
    line = ""
    for piece in _PIECES.findall(text):
        if line and cell_len(line) + cell_len(piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()
