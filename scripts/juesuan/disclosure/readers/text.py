"""Text disclosures: bytes in any usual Chinese encoding to numbered lines."""

import hashlib
import re
from collections.abc import Sequence

from juesuan.disclosure.document import Document, Line, RejectedFileError
from juesuan.disclosure.numbers import NUMERIC_TOKEN

_WHOLE = "whole file"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# Of these a terminal takes some for commands, and some turn the order in which digits are seen.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Any bytes decode to some Chinese in UTF-16; a guess must also hold a word of the field.
_FIELD_WORDS = re.compile("年|决算|收入|支出|单位")
_SAMPLE = 4096
# Thirty times the largest disclosure that we know: what is larger is none, and would take minutes.
LONGEST_LINE = 20_000
MOST_LINES = 50_000
MOST_CELLS = 150_000
MOST_NUMBERS = 60_000
_OTHER_FILES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(content: bytes, source_file: str) -> Document:
    """Read a text disclosure.

    Args:
        content: the whole file: UTF-8, UTF-16 or GB18030, with any kind of line break.
        source_file: its path inside the documents folder.

    Returns:
        The document, one `Line` for each line of the file.

    Raises:
        RejectedFileError: the file is empty, binary, far too long for a disclosure, or in no
            encoding that gives Chinese text.
    """
    if not content.strip():
        raise RejectedFileError(
            _WHOLE, "The file is empty.", "Replace it by the disclosure or delete it."
        )
    text, encoding = _decode(content)
    lines = _LINE_BREAK.split(text)
    if lines and not lines[-1]:
        lines.pop()
    _check_size(text, lines)
    return Document(
        source_file,
        hashlib.sha256(content).hexdigest(),
        encoding,
        tuple(Line(number, line) for number, line in enumerate(lines, start=1)),
    )


def _check_size(text: str, lines: Sequence[str]) -> None:
    found = (
        (len(lines), MOST_LINES, "lines"),
        (text.count("\t"), MOST_CELLS, "cells"),
        (len(NUMERIC_TOKEN.findall(text)), MOST_NUMBERS, "numbers"),
    )
    for count, most, noun in found:
        if count > most:
            raise RejectedFileError(
                _WHOLE,
                f"The file has {count:,} {noun}, more than the {most:,} that are read.",
                "Check that it is one disclosure; put several into files of their own.",
            )
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise RejectedFileError(
                f"line {number}",
                f"The line has {len(line):,} characters, more than the {LONGEST_LINE:,} that are "
                "read.",
                "Break the text into the lines that are printed.",
            )


def _decode(content: bytes) -> tuple[str, str]:
    for encoding in () if content.startswith(_OTHER_FILES) else _candidates(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        known = _CHINESE if encoding.startswith("utf-8") else _FIELD_WORDS
        if not _CONTROL.search(text) and known.search(text):
            return text.removeprefix("\ufeff"), encoding.removesuffix("-sig")
    raise RejectedFileError(*_refusal(content))


def _candidates(content: bytes) -> tuple[str, ...]:
    """Return the encodings to try: the one that a byte order mark names, else the usual ones."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return (encoding,)
    if content.count(0, 0, _SAMPLE):
        return ("utf-16-le", "utf-16-be")
    return ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def _refusal(content: bytes) -> tuple[str, str, str]:
    if content.startswith(_OTHER_FILES):
        return (
            _WHOLE,
            "This is a PDF or an office file under the name of a text file.",
            "Convert it to text, tables as tab-separated lines, and put that in its place.",
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return (
            f"line {line}",
            f"The file is not text in UTF-8, GB18030 or UTF-16 (byte {error.start + 1}).",
            "Save it again as UTF-8 text.",
        )
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        return (
            f"line {line}",
            f"The text holds a control character (U+{ord(control[0]):04X}).",
            "Remove it, or save the disclosure again as UTF-8 text.",
        )
    return (_WHOLE, "The text holds no Chinese.", "Check that it is a final accounts disclosure.")
