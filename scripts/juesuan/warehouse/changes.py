"""Which documents came, changed or went since the published version."""

from collections.abc import Mapping
from dataclasses import dataclass

from juesuan.warehouse.inputs import UNREADABLE


@dataclass(frozen=True)
class DocumentChanges:
    """The documents of a folder compared with those of an earlier build, by name.

    Attributes:
        new: files that were not there.
        changed: files with other content; their rows are replaced.
        removed: files that are no longer there; their rows leave.
        renamed: old and new name of files with the same content.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.new or self.changed or self.removed or self.renamed)


def document_changes(before: Mapping[str, str], now: Mapping[str, str]) -> DocumentChanges:
    """Compare the documents of two builds.

    Args:
        before: SHA-256 of each file of the earlier build by its name.
        now: the same of the present one.

    Returns:
        Each name once, in order.
    """
    came = {now[name]: name for name in sorted(now.keys() - before.keys(), reverse=True)}
    came.pop(UNREADABLE, None)
    went = sorted(before.keys() - now.keys())
    renamed = tuple((old, came.pop(before[old])) for old in went if before[old] in came)
    kept = {name for pair in renamed for name in pair}
    return DocumentChanges(
        tuple(sorted(now.keys() - before.keys() - kept)),
        tuple(sorted(name for name in now.keys() & before.keys() if now[name] != before[name])),
        tuple(name for name in went if name not in kept),
        renamed,
    )
