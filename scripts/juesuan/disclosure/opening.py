"""Opening what lies in a documents folder: regular files of a sane size, and nothing behind a link.

Each part of a path is opened from the folder above it and never through a link, so that whoever
may write into the folder cannot make a build read anything outside it, not even in between.
"""

import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from juesuan.disclosure.document import RejectedFileError

LARGEST_FILE = 4_000_000
DEEPEST_FOLDER = 20
_NO_LINK = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
_UNSHOWN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_NO_FILES = {
    stat.S_IFLNK: "a symbolic link, and links are not followed",
    stat.S_IFDIR: f"a folder more than {DEEPEST_FOLDER} deep, or one named as a document",
    stat.S_IFIFO: "a named pipe, not a file",
    stat.S_IFSOCK: "a socket, not a file",
    stat.S_IFCHR: "a device, not a file",
    stat.S_IFBLK: "a device, not a file",
}


def shown_name(name: str) -> str:
    """Return a name that can be printed and stored: what cannot is written with a backslash.

    Args:
        name: path inside the documents folder, as the system gives it.

    Returns:
        The same text where all of it can be shown; two names are never shown alike.
    """
    return "".join(_escaped(letter) if _is_unshown(letter) else letter for letter in name)


def names_inside(folder: Path, endings: tuple[str, ...]) -> Iterator[str]:
    """List whatever lies in a folder and in the folders below it, hidden names left out.

    Args:
        folder: the documents folder; it may itself be a link.
        endings: the endings of documents; a folder that has one is listed like a file.

    Yields:
        Paths inside the folder: files, links, pipes and so on, and folders that cannot be listed.

    Raises:
        OSError: the documents folder itself cannot be listed.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield from _names_below(handle, "", endings)
    finally:
        os.close(handle)


def content_of(folder: Path, name: str) -> bytes:
    """Read a file of a documents folder.

    Args:
        folder: the documents folder.
        name: path inside it, as the system gives it.

    Returns:
        All its bytes.

    Raises:
        RejectedFileError: it is no regular file, is too large, or has a name that nobody can type.
        OSError: it cannot be opened or read.
    """
    _check_name(name)
    *above, last = name.split("/")
    with ExitStack() as stack:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        stack.callback(os.close, handle)
        for part in above:
            handle = os.open(part, _NO_LINK | os.O_DIRECTORY, dir_fd=handle)
            stack.callback(os.close, handle)
        # Opening a device may already do something: look first, and look again at what is open.
        _check(os.stat(last, dir_fd=handle, follow_symlinks=False), handle, last)
        with os.fdopen(os.open(last, _NO_LINK, dir_fd=handle), "rb") as file:
            _check(os.fstat(file.fileno()), handle, last)
            content = file.read(LARGEST_FILE + 1)
    _check_size(len(content))
    return content


def _names_below(handle: int, inside: str, endings: tuple[str, ...]) -> Iterator[str]:
    with os.scandir(handle) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name = inside + entry.name
        below = _opened_folder(handle, entry, name)
        if below is None or entry.name.lower().endswith(endings):
            yield name
        if below is not None:
            try:
                yield from _names_below(below, name + "/", endings)
            finally:
                os.close(below)


def _opened_folder(above: int, entry: os.DirEntry[str], name: str) -> int | None:
    """Open a folder to list it; None for what is no folder, is too deep or cannot be opened."""
    if not entry.is_dir(follow_symlinks=False) or name.count("/") >= DEEPEST_FOLDER:
        return None
    try:
        return os.open(entry.name, _NO_LINK | os.O_DIRECTORY, dir_fd=above)
    except OSError:
        return None


def _check_name(name: str) -> None:
    if any(map(_is_unshown, name)):
        raise _refused(
            "Its name holds a backslash or a character that cannot be printed (shown as \\…).",
            "Rename it.",
        )
    parts = (*name.split("/"), name.rpartition(".")[0])
    if any(part != part.strip() for part in parts):
        raise _refused("A part of its name begins or ends with a space.", "Rename it.")


def _check(found: os.stat_result, folder: int, name: str) -> None:
    kind = stat.S_IFMT(found.st_mode)
    if kind == stat.S_IFDIR:
        os.close(os.open(name, _NO_LINK | os.O_DIRECTORY, dir_fd=folder))
    if kind != stat.S_IFREG:
        raise _refused(
            f"It is {_NO_FILES.get(kind, 'no regular file')}.",
            "Put the disclosure itself in its place, or remove it.",
        )
    _check_size(found.st_size)


def _check_size(size: int) -> None:
    if size > LARGEST_FILE:
        raise _refused(
            f"The file has {size:,} bytes, more than the {LARGEST_FILE:,} that are read.",
            "Check that it is one disclosure; put several into files of their own.",
        )


def _refused(reason: str, remedy: str) -> RejectedFileError:
    return RejectedFileError("whole file", reason, remedy)


def _is_unshown(letter: str) -> bool:
    return letter == "\\" or unicodedata.category(letter) in _UNSHOWN


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
