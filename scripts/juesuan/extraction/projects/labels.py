"""The labels that project tables print, as look-ups from normalised text to meaning."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from juesuan.extraction.outline import plain

_FRAGMENT = 2
_PHRASE_FRAGMENT = 4


class LabelKind(StrEnum):
    """Where a label stands in a project table."""

    HEAD = "head"
    SECTION = "section"
    MONEY_HEADING = "money_heading"
    MONEY_ROW = "money_row"
    GOAL_HEADING = "goal_heading"
    INDICATOR_HEADING = "indicator_heading"
    LEVEL_1 = "level_1"
    LEVEL_2 = "level_2"
    ACTUAL_PHRASE = "actual_phrase"
    TOTAL = "total"
    GRADE = "grade"
    ANALYSIS = "analysis"
    NOTE = "note"


@dataclass(frozen=True)
class Label:
    """One label.

    Attributes:
        text: the label as printed, without spaces.
        stands_for: the raw column, section or official wording that it means.
        parent: the labels above it in the form, joined by a slash.
    """

    text: str
    stands_for: str
    parent: str

    @property
    def path(self) -> str:
        """The label with the labels above it, joined by a slash."""
        return f"{self.parent}/{self.text}" if self.parent else self.text


@dataclass(frozen=True)
class ProjectLabels:
    """All labels by kind and normalised text."""

    kinds: Mapping[LabelKind, Mapping[str, Label]]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> "ProjectLabels":
        """Build the look-ups from rows of `seeds/reference/project_labels.csv`."""
        kinds: dict[LabelKind, dict[str, Label]] = {kind: {} for kind in LabelKind}
        for row in rows:
            text = row["label_text"]
            label = Label(text, row["stands_for"] or text, row["parent_label"])
            kinds[LabelKind(row["label_kind"])][plain(text)] = label
        return cls(kinds)

    def find(self, kind: LabelKind, key: str) -> Label | None:
        """Return the label of a kind that a normalised text is, a closing colon aside."""
        return self.kinds[kind].get(key.rstrip(":"))

    @cached_property
    def _kinds_by_text(self) -> Mapping[str, tuple[LabelKind, ...]]:
        texts = {text for words in self.kinds.values() for text in words}
        return {t: tuple(k for k, words in self.kinds.items() if t in words) for t in texts}

    @cached_property
    def _beginnings(self) -> Mapping[LabelKind, frozenset[str]]:
        return {
            kind: frozenset(word[:end] for word in words for end in range(1, len(word)))
            for kind, words in self.kinds.items()
        }

    @cached_property
    def _pieces(self) -> Mapping[LabelKind, frozenset[str]]:
        return {
            kind: frozenset(
                word[start:end] for word in words for start, end in _spans(len(word), _FRAGMENT)
            )
            for kind, words in self.kinds.items()
        }

    def count(self, keys: Iterable[str]) -> Counter[LabelKind]:
        """Count how many of the texts are labels of each kind."""
        counts: Counter[LabelKind] = Counter()
        for key in keys:
            for kind in self._kinds_by_text.get(key.rstrip(":"), ()):
                counts[kind] += 1
        return counts

    def begins(self, kind: LabelKind, key: str) -> bool:
        """Whether a text is the beginning of a label of a kind and not yet the whole."""
        return key in self._beginnings[kind]

    def is_part(self, kind: LabelKind, key: str) -> bool:
        """Whether a text is a piece, at least two characters long, of a label of a kind."""
        return key in self._pieces[kind]

    def is_level_1(self, key: str) -> bool:
        """Whether a text is a first level (产出指标) or its beginning (产出)."""
        is_begun = len(key) >= _FRAGMENT and self.begins(LabelKind.LEVEL_1, key)
        return is_begun or key in self.kinds[LabelKind.LEVEL_1]

    def is_whole_level_1(self, key: str) -> bool:
        """Whether a text is the whole name of a first level and of no second level."""
        return (
            self.find(LabelKind.LEVEL_1, key) is not None
            and self.find(LabelKind.LEVEL_2, key) is None
        )

    def is_level_2(self, key: str) -> bool:
        """Whether a text is the whole name of a second level."""
        return self.find(LabelKind.LEVEL_2, key) is not None

    def is_actual_phrase(self, key: str) -> bool:
        """Whether a text is one of the three official verdicts, or cut out of the middle of one."""
        return len(key) >= _PHRASE_FRAGMENT and self.is_part(LabelKind.ACTUAL_PHRASE, key)


def _spans(length: int, shortest: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of every piece of a text of some length."""
    return ((s, e) for s in range(length) for e in range(s + shortest, length + 1))
