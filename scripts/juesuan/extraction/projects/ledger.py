"""The ledger of one project table: what its cells became."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from juesuan.extraction.claims import CellClaim, CellRole, RegionRows
from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.rows import RawExtractionIssue, RawProjectText, RawRow


class Severity(StrEnum):
    """How bad an issue is: error (a figure is missing), warning (look at it), note."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Problem:
    """One thing that could not be read or placed.

    Attributes:
        kind: short name of the kind of problem.
        severity: how bad it is.
        zh: what is wrong and what to do, one Chinese sentence.
        en: the same in English.
    """

    kind: str
    severity: Severity
    zh: str
    en: str


@dataclass
class Ledger:
    """Collects raw rows and claims while one project table is read.

    Attributes:
        document_id: key of the document.
        source_file: path inside the documents folder.
        region: "project N".
        project_no: N.
    """

    document_id: str
    source_file: str
    region: str
    project_no: int
    rows: list[RawRow] = field(default_factory=list)
    roles: dict[tuple[int, int], CellRole] = field(default_factory=dict)

    def claim(self, role: CellRole, *cells: Cell) -> None:
        """Say what cells are; what was said first stays."""
        for part in (part for cell in cells for part in cell.printed):
            self.roles.setdefault((part.line, part.index), role)

    def is_claimed(self, cell: Cell) -> bool:
        """Whether somebody has said what the cell is."""
        return (cell.line, cell.index) in self.roles

    def text(self, cell: Cell, label: str) -> None:
        """Keep a prose cell under its label."""
        self.claim(CellRole.TEXT, cell)
        place = (self.document_id, self.source_file, cell.line)
        self.rows.append(RawProjectText(*place, self.project_no, label, cell.text.strip()))

    def issue(self, line: int, printed: str, problem: Problem) -> None:
        """Report a problem at a line."""
        self.rows.append(
            RawExtractionIssue(
                self.document_id,
                self.source_file,
                line,
                self.region,
                problem.kind,
                problem.severity.value,
                printed,
                f"第{self.project_no}张项目自评表，第{line}行：{problem.zh}",
                f"Project table {self.project_no}, line {line}: {problem.en}",
            )
        )

    def report_unplaced(self, rows: Iterable[Row]) -> None:
        """Turn every cell that nobody claimed into an issue."""
        for cell in (cell for row in rows for cell in row.cells if not self.is_claimed(cell)):
            self.claim(CellRole.ISSUE, cell)
            severity = Severity.ERROR if cell.has_digit else Severity.WARNING
            problem = Problem(
                "unplaced_cell",
                severity,
                f"无法判断单元格“{cell.label}”的位置，请对照原文核对此行。",
                f'the cell "{cell.label}" has no place in the table; compare the line with the'
                " printed original.",
            )
            self.issue(cell.line, cell.figure, problem)

    def close(self) -> RegionRows:
        """Return the rows and claims, sorted by place."""
        claims = [CellClaim(self.region, *place, self.roles[place]) for place in sorted(self.roles)]
        return RegionRows(rows=tuple(self.rows), claims=tuple(claims))
