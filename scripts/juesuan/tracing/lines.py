"""Lines of a trace on a console: headings, printed lines as they are, wrapped paragraphs."""

import re
from collections.abc import Iterator

from rich.cells import cell_len

from juesuan.notice.plain_text import visible
from juesuan.printing import PlainConsole, print_exactly, print_line

_TAB = "\t"
_PIECES = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+")


def print_heading(console: PlainConsole, text: str) -> None:
    """Print a heading after a blank line.

    Args:
        console: where to.
        text: the heading.
    """
    console.print()
    console.print(text, style="bold", soft_wrap=True)


def print_file_line(console: PlainConsole, text: str | None) -> None:
    """Print a line of a file as it is: no wrapping, no tab widened.

    Args:
        console: where to.
        text: the line.
    """
    print_exactly(console, f"  {visible(text or '', _TAB)}\n")


def print_indented(console: PlainConsole, text: str, indent: int = 2) -> None:
    """Print a paragraph that is wrapped and set in.

    Args:
        console: where to.
        text: the paragraph.
        indent: columns that it is set in.
    """
    for line in wrapped(text, console.width - indent):
        print_line(console, " " * indent + line)


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
