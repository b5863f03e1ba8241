"""Readers turn the bytes of one kind of file into a document."""

from collections.abc import Callable, Mapping

from juesuan.disclosure.document import TEXT_ENDINGS, Document, RejectedFileError
from juesuan.disclosure.readers.text import read_text

READERS: Mapping[str, Callable[[bytes, str], Document]] = dict.fromkeys(TEXT_ENDINGS, read_text)


def read(content: bytes, source_file: str) -> Document:
    """Read the bytes of a file with the reader of its ending.

    Args:
        content: the whole file.
        source_file: its path inside the documents folder.

    Returns:
        The document, its lines numbered as an editor numbers them.

    Raises:
        RejectedFileError: no reader knows the ending, or the bytes are no disclosure text.
    """
    name = source_file.rsplit("/", 1)[-1]
    ending = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    reader = READERS.get(ending)
    if reader is None:
        kinds = ", ".join(sorted(READERS))
        raise RejectedFileError(
            "whole file",
            f"Files ending in '{ending or name}' cannot be read.",
            f"Save the disclosure as text ({kinds}), tables as tab-separated lines.",
        )
    return reader(content, source_file)
