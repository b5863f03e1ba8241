"""A disclosure as text: numbered lines, cells separated by tabs."""

from dataclasses import dataclass
from functools import cached_property

TEXT_ENDINGS = (".txt", ".md")


@dataclass(frozen=True)
class Line:
    """One printed line.

    Attributes:
        number: 1-based number of the line in its file.
        text: the line as printed, without its line break.
    """

    number: int
    text: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The tab-separated cells as printed; a line without a tab is one cell."""
        return tuple(self.text.split("\t"))

    @property
    def is_row(self) -> bool:
        """Whether the line is a row of a table, that is, holds at least one tab."""
        return "\t" in self.text


@dataclass(frozen=True)
class Document:
    """One disclosure, read but not yet understood.

    Attributes:
        source_file: path inside the documents folder, with forward slashes.
        sha256: hex digest of the bytes of the file.
        encoding: name of the encoding that the bytes were in.
        lines: every line of the file in order, blank ones too.
    """

    source_file: str
    sha256: str
    encoding: str
    lines: tuple[Line, ...]

    @cached_property
    def document_id(self) -> str:
        """The key of the document."""
        return document_id_of(self.source_file)


def document_id_of(source_file: str) -> str:
    """Return the key of a document: its path without the ending of plain text.

    The ending stays where the rest would be the path of another file (a.md.txt beside a.md).

    Args:
        source_file: path inside the documents folder.
    """
    rest = source_file.removesuffix(".txt")
    return source_file if rest.lower().endswith(TEXT_ENDINGS) else rest


class RejectedFileError(Exception):
    """A file that is no readable disclosure.

    Attributes:
        place: where in the file (a line such as "line 3"), or "whole file".
        reason: what is wrong, as a sentence.
        remedy: what the reader of the message should do, as a sentence.
    """

    def __init__(self, place: str, reason: str, remedy: str) -> None:
        """Keep the three parts of the message apart, so that they can be stored."""
        super().__init__(f"{place}: {reason} {remedy}")
        self.place = place
        self.reason = reason
        self.remedy = remedy
