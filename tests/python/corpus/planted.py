"""What a planted slip is, and the spots of a disclosure where one can be planted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .document import SyntheticDisclosure
from .narrative_identities import said_at
from .project_identities import money_at
from .readings import Place, Printed, score_place, weight_place
from .truth import ProjectIndicator, ProjectMoney

AMOUNT = re.compile(r"[0-9]+\.[0-9]{1,2}")
_MONEY = (
    *("target_reported", "initial_budget", "annual_budget", "executed", "carried_over"),
    *("execution_rate", "score"),
)


@dataclass(frozen=True)
class Spot:
    """One printed number.

    Attributes:
        place: its place in the readings.
        region: table, narrative or project.
        where: table number, section or project number.
        row_key: row of the table, subject of the sentence, or row of the project table.
        measure: header of the column, kind of the statement, or field.
        line: 1-based line.
        start: offset of its first letter in the line.
        text: as printed.
    """

    place: Place
    region: str
    where: str
    row_key: str
    measure: str
    line: int
    start: int
    text: str


@dataclass(frozen=True)
class Damage:
    """One planted slip.

    Attributes:
        kind: name of the damage, a key of `KINDS`.
        line: 1-based line that is changed (the line that is gone, where a row is dropped).
        printed: what stands there now.
        meant: what should stand there.
        description: one sentence.
        text: the damaged disclosure.
        spot: the number that is hit (the first of the row, where a row is hit).
        edits: what the readings become; None where nothing is printed any more.
        is_structural: to be seen without any sum, as a row that is printed twice.
        broken: names of the identities that no longer hold.
        families: the families of these identities.
    """

    kind: str
    line: int
    printed: str
    meant: str
    description: str
    text: str = field(repr=False)
    spot: Spot
    edits: Mapping[Place, Printed | None] = field(default_factory=dict)
    is_structural: bool = False
    broken: tuple[str, ...] = ()
    families: tuple[str, ...] = ()

    @property
    def is_findable(self) -> bool:
        """Whether anything printed contradicts the slip."""
        return self.is_structural or bool(self.broken)


class NothingToDamageError(ValueError):
    """The disclosure has no place for this damage."""


def spots(made: SyntheticDisclosure) -> Iterator[Spot]:
    """Yield every number of the tables, the narrative and the projects that the truth knows."""
    lines = made.text.split("\n")
    for figure in made.truth.figures:
        cells = lines[figure.source_line - 1].split("\t")
        start = sum(len(cell) + 1 for cell in cells[: figure.cell_index])
        start += cells[figure.cell_index].index(figure.value_text)
        key = (figure.table_no, figure.row_key, figure.measure_label)
        yield Spot(("table", *key), "table", *key, figure.source_line, start, figure.value_text)
    for said in made.truth.narrative:
        if said.is_certain:
            key = (said.section_no, said.subject, said.kind)
            place = (said.source_line, said.char_offset, said.value_text)
            yield Spot(said_at(said), "narrative", *key, *place)
    for row in made.truth.project_money:
        yield from _money_spots(row, lines[row.source_line - 1])
    for indicator in made.truth.indicators:
        noted = made.style.indicator_notes
        yield from _indicator_spots(indicator, lines[indicator.source_line - 1], noted)
    yield from _total_spots(made, lines)


def _cell_start(line: str, index: int) -> int:
    return sum(len(cell) + 1 for cell in line.split("\t")[:index])


def _money_spots(row: ProjectMoney, line: str) -> Iterator[Spot]:
    cells = line.split("\t")
    filled = [index for index, cell in enumerate(cells) if cell]
    fields = [name for name in _MONEY if getattr(row, name)]
    for index, name in zip(filled[-len(fields) :], fields, strict=True):
        if name in row.uncertain.split():
            continue
        where = (str(row.project_no), row.row_label, name, row.source_line)
        place = money_at(row, name)
        yield Spot(place, "project", *where, _cell_start(line, index), cells[index])


def _indicator_spots(row: ProjectIndicator, line: str, noted: bool) -> Iterator[Spot]:
    cells = line.split("\t")
    first = cells.index(row.level_3) + 4 + noted
    for index, name, place in (
        (first, "weight", weight_place(row)),
        (first + 1, "score", score_place(row)),
    ):
        if getattr(row, name):
            where = (str(row.project_no), row.level_3, name, row.source_line)
            yield Spot(place, "project", *where, _cell_start(line, index), cells[index])


def _total_spots(made: SyntheticDisclosure, lines: list[str]) -> Iterator[Spot]:
    for project in made.truth.projects:
        number, line = str(project.project_no), lines[project.score_line - 1]
        cells = line.split("\t")
        for name, text in (("total", project.total_score), ("grade", project.grade)):
            start = _cell_start(line, cells.index(text))
            row = ("project", number, "总分", name, project.score_line)
            yield Spot((name, number), *row, start, text)
    for said in made.truth.statements:
        if said.value_text[:1].isdigit():
            place = ("prose", str(said.source_line), str(said.char_offset))
            key = ("project", str(said.project_no), "prose", said.kind)
            yield Spot(place, *key, said.source_line, said.char_offset, said.value_text)
