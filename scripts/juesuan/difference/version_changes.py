"""What may differ between two versions, in plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

NEW_DOCUMENT, REMOVED_DOCUMENT = "new document", "removed document"
CHANGED_DOCUMENT, RENAMED_DOCUMENT = "changed document", "renamed document"
REJECTED_DOCUMENT = "rejected document"
KEPT = "kept"
WITH_DOCUMENT = (NEW_DOCUMENT, REMOVED_DOCUMENT, REJECTED_DOCUMENT)


@dataclass(frozen=True)
class Reading:
    """What one version says of a figure.

    Attributes:
        value: its value, corrected where a correction applies; none for a cell without a number.
        unit: its unit.
        state: printed, added, blank, not_applicable.
        quality: verified, within_rounding, corrected or disputed.
    """

    value: Decimal | None
    unit: str | None
    state: str
    quality: str

    @property
    def text(self) -> str:
        """Its value for a person, exact; the state of a cell without a number."""
        return self.state if self.value is None else f"{self.value.normalize():f}"


@dataclass(frozen=True)
class FigureChange:
    """One figure that two versions give differently.

    Attributes:
        document_id: the document, as the newer version calls it.
        place: table or section.
        subject: row, or what the sentence speaks of.
        measure: column, or kind of statement.
        change: changed (value or unit), quality changed, appeared or vanished.
        cause: why, from the two manifests.
        before: what the older version says; none if it has no such figure.
        after: what the newer version says; none if it has no such figure.
        source: file and line in the newer version, else in the older.
    """

    document_id: str
    place: str
    subject: str
    measure: str
    change: str
    cause: str
    before: Reading | None
    after: Reading | None
    source: str

    @property
    def is_of_whole_document(self) -> bool:
        """Whether it came or went with its whole document, and tells nothing of its own."""
        return self.cause in WITH_DOCUMENT


@dataclass(frozen=True)
class FindingChange:
    """One finding that appeared, vanished or was decided on.

    Attributes:
        source: file and line.
        document_id: the document, as the newer version calls it.
        finding_kind: its kind.
        severity: error or warning.
        before: open, corrected or waived in the older version; none if it was not there.
        after: the same in the newer version.
        cause: why, from the two manifests.
        message_zh: the finding in Chinese.
        message_en: the finding in English.
    """

    source: str
    document_id: str
    finding_kind: str
    severity: str
    before: str | None
    after: str | None
    cause: str
    message_zh: str
    message_en: str

    @property
    def change(self) -> str:
        """What happened to it, such as `open → corrected`."""
        if self.before is None:
            return f"appeared ({self.after})"
        return f"{self.before} → {self.after}" if self.after else f"vanished (was {self.before})"


@dataclass(frozen=True)
class UseChange:
    """A document that public tables take, or no longer take, for its office and year.

    Attributes:
        source_file: the document.
        is_used: whether they take it now.
        reason: why one of several was chosen, and what a person may do; blank for the only one.
    """

    source_file: str
    is_used: bool
    reason: str = ""


@dataclass(frozen=True)
class TableChange:
    """Rows of a public table that only one of two versions has.

    Attributes:
        table: its name.
        gone: rows of the older version that the newer one has not; a changed row is one of them.
        come: rows of the newer version that the older one has not.
    """

    table: str
    gone: int
    come: int


@dataclass(frozen=True)
class Difference:
    """What differs between two versions.

    Attributes:
        figures: what moved first, then what came or went, by document and place.
        findings: findings that appeared, vanished or were decided on, errors first.
        tables: public tables whose rows differ.
        uses: documents that are used for their office and year now, or no longer.
        causes: how many figures by cause and change; all of them, also where figures are cut.
    """

    figures: Sequence[FigureChange] = ()
    findings: Sequence[FindingChange] = ()
    tables: Sequence[TableChange] = ()
    uses: Sequence[UseChange] = ()
    causes: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.figures or self.findings or self.tables or self.uses)

    @property
    def moved_count(self) -> int:
        """How many figures differ in documents that both versions have."""
        return sum(count for (cause, _), count in self.causes.items() if cause not in WITH_DOCUMENT)

    def count(self, change: str) -> int:
        """How many figures changed in this way."""
        return sum(count for (_, kind), count in self.causes.items() if kind == change)
