"""What a kind of hostile document is."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from zlib import crc32

from corpus import generate

Maker = Callable[[str, random.Random], bytes]
Change = Callable[[str, random.Random], str]


class Outcome(Enum):
    """What must come of a document."""

    SAME = "loads the figures of the original"
    MARKED = "loads; what is not as in the original is marked"
    LOADS = "loads what it prints"
    REJECTED = "rejected with one line"


@dataclass(frozen=True)
class Kind:
    """One kind of hostile document.

    Attributes:
        name: what is wrong with it.
        make: makes its bytes from an honest disclosure.
        outcome: what must come of it.
        says: pattern of the reason, or of the kind of an issue where the outcome is MARKED.
    """

    name: str
    make: Maker
    outcome: Outcome
    says: str = ""

    @property
    def seed(self) -> int:
        """What its disclosure is drawn from; each kind has another office."""
        return crc32(self.name.encode()) % 100_000

    @property
    def original(self) -> str:
        """The honest disclosure."""
        return generate(self.seed).text

    def content(self) -> bytes:
        """Return its bytes, the same in every run."""
        return self.make(self.original, random.Random(self.seed))


def of_text(change: Change, encoding: str = "utf-8") -> Maker:
    """Make bytes from a change of the text.

    Args:
        change: changes the text.
        encoding: what the changed text is encoded in.
    """
    return lambda text, source: change(text, source).encode(encoding)


def registered(*groups: Iterable[Kind]) -> dict[str, Kind]:
    """Return kinds by name.

    Raises:
        ValueError: two have one name.
    """
    kinds = [kind for group in groups for kind in group]
    by_name = {kind.name: kind for kind in kinds}
    if len(by_name) < len(kinds):
        raise ValueError("two kinds of one name")
    return by_name
