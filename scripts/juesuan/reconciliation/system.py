"""A document as a system of figures and the identities that bind them."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

ZERO = Decimal(0)


class FigureKind(StrEnum):
    """Where a figure is printed."""

    TABLE = "table"
    NARRATIVE = "narrative"
    PROJECT = "project"


class CellState(StrEnum):
    """What stands in the place of a figure."""

    PRINTED = "printed"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"
    UNREAD = "unread"
    ABSENT = "absent"


class Relation(StrEnum):
    """How the two sides of an identity stand to each other."""

    EQUAL = "equal"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    RATIO = "ratio"


class Side(StrEnum):
    """On which side of an identity a term stands."""

    LHS = "lhs"
    RHS = "rhs"
    STATED = "stated"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True)
class Figure:
    """One printed figure, or the place of one that is missing.

    Attributes:
        ref: key in the document.
        kind: where it is printed.
        measured_in: 万元, %, 分 or the unit of a count.
        value: in that unit as printed; 0 where nothing is printed.
        half_width: half of the interval that its rounding stands for.
        step: distance of two values that can be printed in its place.
        state: whether it is printed, blank, absent or unread.
        term_text: table, line, row and value, for a pencil.
        source_line: line in the disclosure.
        row: the row of its table that it stands in; blank where it is in no table.
        row_group: what cells share that come, go or are derived together: a row that may be
            lost or doubled, the execution of one project; else blank.
        code: budget code of its row; blank where it has none.
        is_fixed: whether it may not change, as what another document prints.
    """

    ref: str
    kind: FigureKind
    measured_in: str
    value: Decimal
    half_width: Decimal
    step: Decimal
    state: CellState = CellState.PRINTED
    term_text: str = ""
    source_line: int = 0
    row: str = ""
    row_group: str = ""
    code: str = ""
    is_fixed: bool = False

    @property
    def unit(self) -> str:
        """Return what is wanted or not as one: its group, else the figure.

        A change and its rate in the narrative share a price, but each may be wrong alone.
        """
        is_alone = self.kind is FigureKind.NARRATIVE or not self.row_group
        return self.ref if is_alone else self.row_group

    @property
    def changed_half_width(self) -> Decimal:
        """Return the half width of another value in its place."""
        is_count = self.state is CellState.PRINTED and not self.half_width and self.step >= 1
        return ZERO if is_count else self.step / 2


@dataclass(frozen=True)
class Term:
    """One figure, or a constant, in an identity.

    Attributes:
        ref: key of the figure; blank for a constant.
        side: where it stands.
        sign: +1 or -1, how it enters its side.
        value: of a constant.
    """

    ref: str
    side: Side
    sign: int
    value: Decimal = ZERO


@dataclass(frozen=True)
class Check:
    """One instance of an identity in a document.

    Attributes:
        identity_id: key in the catalogue.
        instance_key: which instance.
        relation: how its sides compare.
        terms: its figures.
        allowance: width beyond that of its figures that the warehouse grants it.
        guard: figure from which one of its constants is computed: once that is changed, the
            identity says nothing; else blank.
        is_binding: whether a breach calls for a repair (errors, not waived).
        is_numeric: whether all of its terms are numbers that a correction can change.
    """

    identity_id: str
    instance_key: str
    relation: Relation
    terms: tuple[Term, ...]
    allowance: Decimal = ZERO
    guard: str = ""
    is_binding: bool = True
    is_numeric: bool = True

    @cached_property
    def refs(self) -> frozenset[str]:
        """Return the figures that it binds."""
        return frozenset(term.ref for term in self.terms if term.ref)

    def __str__(self) -> str:
        """Return identity and instance as they are named in messages."""
        return f"{self.identity_id} {self.instance_key}"


@dataclass(frozen=True)
class System:
    """Figures of one document and the identities over them.

    Attributes:
        document_id: the document.
        figures: by their key.
        checks: the identities.
    """

    document_id: str
    figures: Mapping[str, Figure]
    checks: tuple[Check, ...]

    @cached_property
    def checks_of(self) -> Mapping[str, tuple[Check, ...]]:
        """Return the identities of each figure."""
        found: dict[str, list[Check]] = {ref: [] for ref in self.figures}
        for check in self.checks:
            for ref in check.refs:
                found[ref].append(check)
        return {ref: tuple(checks) for ref, checks in found.items()}

    def touching(self, refs: Iterable[str]) -> tuple[Check, ...]:
        """Return the identities that bind any of some figures, each once, in order."""
        keys = {id(check) for ref in refs for check in self.checks_of[ref]}
        return tuple(check for check in self.checks if id(check) in keys)

    def changed(self, values: Mapping[str, Decimal]) -> "System":
        """Return the system as if some figures were printed with other values."""
        figures = dict(self.figures)
        for ref, value in values.items():
            width = figures[ref].changed_half_width
            figures[ref] = replace(figures[ref], value=value, half_width=width)
        return replace(self, figures=figures)

    def without(self, checks: Set[Check]) -> "System":
        """Return the system without some identities."""
        return replace(self, checks=tuple(one for one in self.checks if one not in checks))
