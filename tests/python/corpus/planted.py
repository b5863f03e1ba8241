"""What a planted slip is."""

import re
from dataclasses import dataclass, field

from .truth import NarrativeFigure, ReportedFigure

AMOUNT = re.compile(r"[0-9]+\.[0-9]{2}")


@dataclass(frozen=True)
class Damage:
    """One planted slip.

    Attributes:
        kind: name of the damage, a key of `KINDS`.
        line: 1-based line that is changed (the first line gone, where a row is dropped).
        printed: what stands there now.
        meant: what should stand there.
        description: one sentence.
        text: the damaged disclosure.
        figure: the figure that is hit, where it is one.
    """

    kind: str
    line: int
    printed: str
    meant: str
    description: str
    text: str = field(repr=False)
    figure: ReportedFigure | NarrativeFigure | None = None


class NothingToDamageError(ValueError):
    """The disclosure has no place for this damage."""
