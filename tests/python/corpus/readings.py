"""What a disclosure prints, by place: the ground on which damage is judged findable or not.

A place is a tuple of text: `table, 03, 2010301, 基本支出` or `said, 410, 17` and so on. Nothing
here knows the warehouse's checks: only the printed text, its decimals and its unit (design §5).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from .document import SyntheticDisclosure
from .truth import ProjectIndicator, Truth

Place = tuple[str, ...]
MONEY_FIELDS = ("initial_budget", "annual_budget", "executed", "carried_over", "execution_rate")
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_ZERO = Decimal(0)
_COUNTS = ("辆", "个", "批次", "人次", "人", "台（套）")


@dataclass(frozen=True)
class Printed:
    """A printed number.

    Attributes:
        text: as printed; blank counts as nothing without width.
        factor: its unit in the base unit (万元 for money).
        is_exact: a count or a weight, without rounding.
        sign: -1 where words make it a decrease.
    """

    text: str
    factor: Decimal = Decimal(1)
    is_exact: bool = False
    sign: int = 1

    @property
    def value(self) -> Decimal:
        """The number in the base unit, blanks and dashes zero."""
        text = self.text.translate(_NARROW).replace(",", "")
        if not text or set(text) <= set("—"):
            return _ZERO
        return Decimal(text) * self.factor * self.sign

    @property
    def half_width(self) -> Decimal:
        """Half of a step of the last printed decimal."""
        text = self.text.translate(_NARROW)
        if self.is_exact or not text or set(text) <= set("—"):
            return _ZERO
        decimals = len(text.partition(".")[2])
        return Decimal(5).scaleb(-decimals - 1) * self.factor


@dataclass(frozen=True)
class Readings:
    """All places of a disclosure with what is printed there."""

    printed: Mapping[Place, Printed]

    def at(self, place: Place) -> Printed:
        """What is printed at a place; nothing is a blank, and a constant is itself."""
        if place[0] == "constant":
            return Printed(place[1], is_exact=True)
        return self.printed.get(place, Printed(""))

    def changed(self, edits: Mapping[Place, Printed | None]) -> "Readings":
        """Return the readings after edits; None takes a place away."""
        merged: dict[Place, Printed | None] = {**self.printed, **edits}
        return Readings({place: what for place, what in merged.items() if what is not None})


def read_truth(made: SyntheticDisclosure) -> Readings:
    """Lay out the truth of a disclosure by place."""
    truth, found = made.truth, dict[Place, Printed]()
    yuan = Decimal("0.0001") if made.style.table_unit == "yuan" else Decimal(1)
    for figure in truth.figures:
        place = ("table", figure.table_no, figure.row_key, figure.measure_label)
        is_count = figure.table_no == "10" and int(figure.row_key) >= 7
        found[place] = Printed(figure.value_text, Decimal(1) if is_count else yuan, is_count)
    for said in truth.narrative:
        sign = -1 if said.sign == "decrease" else 1
        place = ("said", str(said.source_line), str(said.char_offset))
        found[place] = Printed(said.value_text, is_exact=said.unit in _COUNTS, sign=sign)
    found.update(_projects(truth))
    found["even",] = Printed("0.00")
    return Readings(found)


def _projects(truth: Truth) -> dict[Place, Printed]:
    found: dict[Place, Printed] = {}
    for money in truth.project_money:
        for name in (*MONEY_FIELDS, "score"):
            place = ("money", str(money.project_no), money.row_label, name)
            found[place] = Printed(getattr(money, name))
    for row in truth.indicators:
        found[weight_place(row)] = Printed(row.weight, is_exact=True)
        found[score_place(row)] = Printed(row.score, is_exact=row.score.isdigit())
    for said in truth.statements:
        if said.value_text[:1].isdigit():
            place = ("prose", str(said.source_line), str(said.char_offset))
            found[place] = Printed(said.value_text)
    for project in truth.projects:
        total = project.total_score
        found["total", str(project.project_no)] = Printed(total, is_exact=total.isdigit())
        found["grade", str(project.project_no)] = Printed(project.grade)
    return found


def weight_place(row: ProjectIndicator) -> Place:
    """Return the place of an indicator's weight."""
    return "weight", str(row.project_no), str(row.indicator_no)


def score_place(row: ProjectIndicator) -> Place:
    """Return the place of an indicator's score."""
    return "score", str(row.project_no), str(row.indicator_no)
