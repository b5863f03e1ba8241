"""Folders in which files are not what they seem: names, links, pipes, sizes, rights."""

import os
import socket
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus import generate

LOADED = "loaded"
_LINK, _NAME, _SPACE = "symbolic link", "cannot be printed", "begins or ends with a space"
_TEXT = generate(4711).text


class NotHereError(Exception):
    """This system or this user cannot make such a thing."""


@dataclass(frozen=True)
class HostileFolder:
    """A kind of folder.

    Attributes:
        make: puts things into an empty folder.
        expected: pattern of the reason by printed name, `LOADED` for what loads; nothing else is
            listed.
    """

    make: Callable[[Path], None]
    expected: Mapping[str, str]


def _file(name: str, text: str = _TEXT) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return make


def _bytes_name(folder: Path) -> None:
    try:
        _file(os.fsdecode(b"\xbe\xf6\xcb\xe3.txt"))(folder)
    except OSError as error:
        raise NotHereError from error


def _link(target: str, name: str = "link.txt") -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        _file("2024/a.txt")(folder)
        (folder / name).symlink_to(target)

    return make


def _outside(folder: Path) -> None:
    _file("../secret.txt")(folder)
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")


def _socket(folder: Path) -> None:
    # The path of a socket may have a hundred bytes only.
    here = os.open(".", os.O_RDONLY)
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket.txt")
    finally:
        os.fchdir(here)
        os.close(here)


def _device(folder: Path) -> None:
    try:
        os.mknod(folder / "zero.txt", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError as error:
        raise NotHereError from error


def _folder(folder: Path) -> None:
    _file("2024.txt/a.txt")(folder)


def _unreadable(folder: Path) -> None:
    _needs_rights()
    _file("2024/a.txt")(folder)
    (folder / "2024" / "a.txt").chmod(0)


def _unreadable_folder(folder: Path) -> None:
    _needs_rights()
    _file("2024/a.txt")(folder)
    (folder / "2024").chmod(0)


def _needs_rights() -> None:
    if os.geteuid() == 0:
        raise NotHereError("root may read everything")


def _deep(folders: int) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        for _ in range(folders):
            os.mkdir("d" * 200, dir_fd=handle)
            below = os.open("d" * 200, os.O_RDONLY, dir_fd=handle)
            os.close(handle)
            handle = below
        made = os.open("a.txt", os.O_WRONLY | os.O_CREAT, dir_fd=handle)
        os.write(made, _TEXT.encode())
        os.close(made)
        os.close(handle)

    return make


def _sparse(folder: Path) -> None:
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(10_000_000_000)


def _hard_link(folder: Path) -> None:
    _file("2024/a.txt")(folder)
    (folder / "2024" / "b.txt").hardlink_to(folder / "2024" / "a.txt")


def _names(*names: str) -> HostileFolder:
    """Expect that files of these names load."""

    def make(folder: Path) -> None:
        for name in names:
            _file(name)(folder)

    return HostileFolder(make, dict.fromkeys(names, LOADED))


def _refused(name: str, shown: str) -> HostileFolder:
    return HostileFolder(_file(name), {shown: _NAME})


FOLDERS: Mapping[str, HostileFolder] = {
    "link_outside": HostileFolder(_outside, {"link.txt": _LINK}),
    "link_to_passwd": HostileFolder(
        _link("/etc/passwd"), {"link.txt": _LINK, "2024/a.txt": LOADED}
    ),
    "link_inside": HostileFolder(_link("2024/a.txt"), {"link.txt": _LINK, "2024/a.txt": LOADED}),
    "link_to_folder": HostileFolder(_link("/etc", "etc"), {"etc": _LINK, "2024/a.txt": LOADED}),
    "link_loop": HostileFolder(_link(".", "loop"), {"loop": _LINK, "2024/a.txt": LOADED}),
    "link_to_itself": HostileFolder(_link("link.txt"), {"link.txt": _LINK, "2024/a.txt": LOADED}),
    "link_to_nothing": HostileFolder(_link("nothing"), {"link.txt": _LINK, "2024/a.txt": LOADED}),
    "link_to_zeros": HostileFolder(_link("/dev/zero"), {"link.txt": _LINK, "2024/a.txt": LOADED}),
    "hard_link": HostileFolder(_hard_link, {"2024/a.txt": LOADED, "2024/b.txt": LOADED}),
    "pipe": HostileFolder(_pipe, {"pipe.txt": "named pipe"}),
    "socket": HostileFolder(_socket, {"socket.txt": "socket"}),
    "device": HostileFolder(_device, {"zero.txt": "device"}),
    "folder_as_document": HostileFolder(_folder, {"2024.txt": "folder", "2024.txt/a.txt": LOADED}),
    "unreadable": HostileFolder(_unreadable, {"2024/a.txt": "cannot be opened .Permission"}),
    "unreadable_folder": HostileFolder(
        _unreadable_folder, {"2024": "cannot be opened .Permission"}
    ),
    "sparse_10_gb": HostileFolder(_sparse, {"sparse.txt": "10,000,000,000 bytes"}),
    "deep": HostileFolder(_deep(20), {"/".join(["d" * 200] * 20) + "/a.txt": LOADED}),
    "too_deep": HostileFolder(_deep(60), {"/".join(["d" * 200] * 21): "more than 20 deep"}),
    "name_not_utf_8": HostileFolder(_bytes_name, {"\\udcbe\\udcf6\\udccb\\udce3.txt": _NAME}),
    "name_with_newline": _refused("a\nb.txt", "a\\nb.txt"),
    "name_with_terminal_commands": _refused("\x1b[2Ja.txt", "\\x1b[2Ja.txt"),
    "name_turned": _refused("a\u202etxt.exe.txt", "a\\u202etxt.exe.txt"),
    "name_with_backslash": _refused("a\\..\\..\\passwd.txt", "a\\\\..\\\\..\\\\passwd.txt"),
    "name_like_an_escape": _refused("a\\nb.txt", "a\\\\nb.txt"),
    "name_of_a_program": HostileFolder(_file("run.exe"), {"run.exe": "'.exe' cannot be read"}),
    "name_without_ending": HostileFolder(_file("README"), {"README": "cannot be read"}),
    "names_hidden": HostileFolder(_file(".hidden.txt"), {}),
    "names_of_one_key": _names("a.txt", "a.md", "a.md.txt", "a.txt.txt", "a.TXT", "a.TXT.txt"),
    "names_with_quotes": _names("'a\".txt", "`b`.txt", "$(c).txt", "d;e.txt", "f&g|h.txt"),
    "names_for_sql": _names("a'); drop table core.dim_documents; --.txt", "%.txt", "_.txt"),
    "names_for_a_sheet": _names("=1+1.txt", "+a.txt", "@b.txt", "-c.txt", "--help.txt"),
    "names_for_a_page": _names(
        "<img src=x onerror=alert(1)>.txt", "[a](b).txt", "**c**.txt", "d|e.txt"
    ),
    "names_for_a_template": _names(
        "{{ 7 * 7 }}.txt", "[red]a[.txt", "%s%n.txt", ":100:.txt", "[/]a.txt"
    ),
    "names_for_a_path": _names("%2e%2e%2fetc.txt", "a..b/c..d.txt", "~.txt"),
    "names_for_a_glob": _names("[a-z]*?.txt", "fiscal_year=2023/a.txt", "**/b.txt"),
    "name_long": _names("长" * 83 + ".txt"),
    "name_of_a_space": HostileFolder(_file(" .txt"), {" .txt": _SPACE}),
    "name_with_a_wide_space": HostileFolder(_file("\u3000.txt"), {"\u3000.txt": _SPACE}),
    "name_before_a_space": HostileFolder(_file("a .txt"), {"a .txt": _SPACE}),
    "name_behind_a_space": HostileFolder(_file("b/ a.txt"), {"b/ a.txt": _SPACE}),
    "folder_before_a_space": HostileFolder(_file("b /a.txt"), {"b /a.txt": _SPACE}),
    "names_with_spaces_inside": _names("a b/c d\u3000e.txt"),
    "names_composed": _names("\u00e9.txt", "e\u0301.txt"),
    "names_of_emoji": _names("🏛.txt"),
}
"""Every kind of folder by name."""
