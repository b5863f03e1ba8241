"""What a build has to tell: its outcome, what is new, what moved, what is open, what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from juesuan.difference.version_changes import Difference, FigureChange
from juesuan.warehouse.changes import DocumentChanges


class Outcome(StrEnum):
    """How a build ended."""

    PUBLISHED = "published"
    FAILED = "not published"


@dataclass(frozen=True)
class Rejected:
    """A file of the documents folder that was not loaded.

    Attributes:
        name: path inside the documents folder.
        reason: one line why, where, and what to do.
        is_new: whether the version before did not reject the same bytes.
        had_rows: whether it was loaded in the version before.
    """

    name: str
    reason: str
    is_new: bool
    had_rows: bool = False


@dataclass(frozen=True)
class Step:
    """Something that a person may do next.

    Attributes:
        command: to be copied into a shell, or a file to open.
        purpose: what it is for.
    """

    command: str
    purpose: str


@dataclass(frozen=True)
class Notice:
    """What one build has to tell.

    Attributes:
        version_id: the build, and the version if it was published.
        outcome: how it ended.
        output: the folder in which versions are published.
        began_at: when it began, ISO 8601 in UTC.
        ended_at: when it ended.
        seconds: duration of each stage that ended.
        read_now: the version that analysts read now; none if nothing is published.
        read_before: the version that they read before; none for the first one.
        documents: documents new, changed, removed, renamed since then, but for those rejected.
        rejected: files of the folder that were not loaded, new ones first.
        counts: what analysts read now: documents, figures, open errors and warnings.
        counts_before: what they read before; none for the first one.
        difference: figures, quality, findings and tables that differ from the version before;
            none for the first one and for a build that failed.
        stage: the stage that failed; blank if published.
        message: one line why it failed, or why a published one was not compared; else blank.
        next_steps: what to do next.
    """

    version_id: str
    outcome: Outcome
    output: str
    began_at: str
    ended_at: str
    seconds: Mapping[str, float]
    read_now: str | None
    read_before: str | None
    documents: DocumentChanges
    rejected: Sequence[Rejected] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    counts_before: Mapping[str, int] | None = None
    difference: Difference | None = None
    stage: str = ""
    message: str = ""
    next_steps: Sequence[Step] = ()

    @property
    def is_published(self) -> bool:
        """Whether analysts read this version."""
        return self.outcome is Outcome.PUBLISHED

    @property
    def figures(self) -> Sequence[FigureChange]:
        """The figures that moved in documents that both versions have."""
        told = self.difference.figures if self.difference else ()
        return [figure for figure in told if not figure.is_of_whole_document]

    @property
    def tallies(self) -> Mapping[str, int]:
        """How many documents, figures and findings are new, gone or changed, by name."""
        documents, found = self.documents, self.difference or Difference()
        befores = [finding.before for finding in found.findings]
        afters = [finding.after for finding in found.findings]
        return {
            "documents_new": len(documents.new),
            "documents_changed": len(documents.changed),
            "documents_removed": len(documents.removed),
            "documents_renamed": len(documents.renamed),
            "files_rejected": len(self.rejected),
            "figures_changed": found.count("changed"),
            "figures_changed_in_quality": found.count("quality changed"),
            "figures_appeared": found.count("appeared"),
            "figures_vanished": found.count("vanished"),
            "findings_appeared": befores.count(None),
            "findings_vanished": afters.count(None),
            "findings_decided": len(afters) - befores.count(None) - afters.count(None),
        }
