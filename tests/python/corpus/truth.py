"""What a synthetic disclosure is known to say, and where: written down while it is composed."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class ReportedFigure:
    """One figure printed in tables 01 to 10.

    Attributes:
        table_no: "01" to "10".
        row_key: 行次, 科目代码, 合计 or the item of table 09, as the warehouse keys it.
        measure_label: leaf header without white space.
        value_text: the value as printed, without tags.
        cell_state: printed or not_applicable.
        source_line: 1-based line.
        cell_index: 0-based cell of the line.
    """

    table_no: str
    row_key: str
    measure_label: str
    value_text: str
    cell_state: str
    source_line: int
    cell_index: int


@dataclass(frozen=True, order=True)
class NarrativeFigure:
    """One figure stated in the narrative.

    `section_no` has full-width brackets, such as 五（三）. `subject` is blank where the sentence
    does not settle it. `is_certain` is False for numbers that a reader may rightly pass over
    (a threshold, a head count inside a reason); such a number may be reported or not.
    """

    source_line: int
    char_offset: int
    section_no: str
    value_text: str
    unit: str
    kind: str
    sign: str
    figure_year: str
    subject: str = ""
    is_certain: bool = True


@dataclass(frozen=True, order=True)
class ProjectMoney:
    """One money row of a project table, each value under its true meaning, as printed.

    `uncertain` names the fields (by spaces) whose column the sheet does not settle.
    """

    project_no: int
    row_label: str
    target_reported: str
    initial_budget: str
    annual_budget: str
    executed: str
    carried_over: str
    execution_rate: str
    score: str
    source_line: int
    uncertain: str = ""


@dataclass(frozen=True, order=True)
class ProjectIndicator:
    """One indicator row; `level_1`, `level_2` as printed, `full_level_1`, `full_level_2` meant."""

    project_no: int
    indicator_no: int
    level_1: str
    level_2: str
    level_3: str
    full_level_1: str
    full_level_2: str
    initial_target: str
    adjusted_target: str
    actual_value: str
    weight: str
    score: str
    deviation_text: str
    source_line: int


@dataclass(frozen=True, order=True)
class ProjectStatement:
    """What the prose of a project table says: kind budget, executed, completion_pct or amount."""

    project_no: int
    kind: str
    value_text: str
    unit: str
    source_line: int
    char_offset: int
    subject: str = ""


@dataclass(frozen=True, order=True)
class ProjectTruth:
    """Head and foot of one project table."""

    project_no: int
    project_name: str
    supervisor_text: str
    unit_text: str
    total_weight: str
    total_score: str
    grade: str
    title_line: int
    score_line: int


@dataclass
class Truth:
    """All that a disclosure says; lists in printed order."""

    office_name: str = ""
    office_code: str = ""
    fiscal_year: str = ""
    figures: list[ReportedFigure] = field(default_factory=list)
    narrative: list[NarrativeFigure] = field(default_factory=list)
    projects: list[ProjectTruth] = field(default_factory=list)
    project_money: list[ProjectMoney] = field(default_factory=list)
    indicators: list[ProjectIndicator] = field(default_factory=list)
    statements: list[ProjectStatement] = field(default_factory=list)
    empty_tables: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    complete_lists: bool = True
    complete_changes: bool = True

    def printed_places(self) -> Iterator[tuple[int, str]]:
        """Yield (line, text) of every value that must stand on its line."""
        stated: list[ReportedFigure | NarrativeFigure | ProjectStatement] = [*self.figures]
        for figure in (*stated, *self.narrative, *self.statements):
            yield figure.source_line, figure.value_text
        rows: list[ProjectMoney | ProjectIndicator] = [*self.project_money]
        for row in (*rows, *self.indicators):
            for name, value in vars(row).items():
                is_printed = not name.startswith(("full_", "uncertain"))
                if isinstance(value, str) and value and is_printed:
                    yield row.source_line, value
        for project in self.projects:
            yield project.score_line, project.total_score
            yield project.score_line, project.grade
