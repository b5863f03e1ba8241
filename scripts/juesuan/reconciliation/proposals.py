"""What a repair says: proposals, their alternatives, and what cannot be repaired."""

from dataclasses import dataclass
from enum import StrEnum

from juesuan.reconciliation.system import Check
from juesuan.reconciliation.values import Choice


class Certainty(StrEnum):
    """How far a proposal is determined."""

    UNIQUE = "unique"
    WITHIN_ROUNDING = "within_rounding"
    AMBIGUOUS = "ambiguous"


class Outcome(StrEnum):
    """How the repair of a document ended."""

    CONSISTENT = "consistent"
    REPAIRED = "repaired"
    UNDETERMINED = "undetermined"
    TIME_LIMIT = "time_limit"


class Reason(StrEnum):
    """Why identities stay broken."""

    CONFLICT = "conflict"
    TIME_LIMIT = "time_limit"
    NOT_NUMERIC = "not_numeric"


@dataclass(frozen=True)
class Alternative:
    """Figures with values that mend the same identities.

    Attributes:
        choices: one a figure that changes.
        cost: what speaks against it.
    """

    choices: tuple[Choice, ...]
    cost: float


@dataclass(frozen=True)
class Proposal:
    """The fewest changes that mend some identities which belong together.

    Attributes:
        choices: one a figure that changes.
        cost: what speaks against it.
        mended: the identities that were broken.
        certainty: whether other figures are as plausible, or other values of the same ones.
        alternatives: other answers, the most plausible first.
    """

    choices: tuple[Choice, ...]
    cost: float
    mended: tuple[Check, ...]
    certainty: Certainty
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Unmended:
    """An identity for which nothing is proposed.

    Attributes:
        check: the identity.
        reason: why.
        nearest: a change that would mend it but break others, if there is a telling one.
        breaks: the identities that it would break.
    """

    check: Check
    reason: Reason
    nearest: Choice | None = None
    breaks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class DocumentRepair:
    """The answer for one document.

    Attributes:
        document_id: the document.
        broken_count: how many identities it breaks.
        proposals: what to change.
        unmended: identities for which nothing is proposed.
        seconds: how long it took.
    """

    document_id: str
    broken_count: int
    proposals: tuple[Proposal, ...]
    unmended: tuple[Unmended, ...]
    seconds: float

    @property
    def outcome(self) -> Outcome:
        """Return how it ended."""
        if not self.broken_count:
            return Outcome.CONSISTENT
        if any(one.reason is Reason.TIME_LIMIT for one in self.unmended):
            return Outcome.TIME_LIMIT
        is_open = any(one.certainty is Certainty.AMBIGUOUS for one in self.proposals)
        is_certain = not self.unmended and not is_open
        return Outcome.REPAIRED if is_certain else Outcome.UNDETERMINED
