"""Small tables as text, and what the extraction says about them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from juesuan.disclosure.document import Document, Line
from juesuan.extraction.claims import CellRole, RegionRows
from juesuan.extraction.outline import Region, TableTitles, outline
from juesuan.extraction.rows import (
    RawExtractionIssue,
    RawNarrativeFigure,
    RawRow,
    RawTable,
    RawTableColumn,
    RawTableRow,
)
from juesuan.extraction.tables import TableHeadings, read_tables
from juesuan.project import reference_rows

TITLES = TableTitles.of(reference_rows("table_titles"))
HEADINGS = TableHeadings.of(reference_rows("table_headings"))
META = "部门名称：某办事处\n\n2024年度\n\n金额单位：万元\n\n"

OFFICES = ("guangzhou", "xinjiang")

Figures = dict[tuple[str, str, str], str]
Figure = tuple[str, str, str, str, int]


@dataclass(frozen=True)
class Read:
    """What the extraction yields, by class of row."""

    result: RegionRows

    @property
    def tables(self) -> list[RawTable]:
        return [row for row in self.result.rows if isinstance(row, RawTable)]

    @property
    def columns(self) -> list[RawTableColumn]:
        return [row for row in self.result.rows if isinstance(row, RawTableColumn)]

    @property
    def rows(self) -> list[RawTableRow]:
        return [row for row in self.result.rows if isinstance(row, RawTableRow)]

    @property
    def issues(self) -> list[RawExtractionIssue]:
        return [row for row in self.result.rows if isinstance(row, RawExtractionIssue)]

    def kinds(self) -> list[str]:
        return [issue.issue_kind for issue in self.issues]

    def role(self, line: int, cell: int) -> CellRole:
        return {(c.source_line, c.cell_index): c.role for c in self.result.claims}[line, cell]

    def aligned(self, table_no: str) -> list[str]:
        return [row.aligned_by.value for row in self.rows if row.table_no == table_no]

    def figures(self) -> Figures:
        """Return the printed values that stand under a column, by table, row key and name."""
        columns = {(c.table_no, c.block_no, c.slot): c for c in self.columns}
        return {
            (row.table_no, _key(row), _name(columns[row.table_no, row.block_no, slot])): value
            for row in self.rows
            if row.aligned_by != "unresolved"
            for slot, value in enumerate(row.values, start=1)
            if value
        }


def _key(row: RawTableRow) -> str:
    by_line = row.table_no in ("01", "04", "10")
    return row.line_number if by_line and row.line_number else row.row_code or row.row_label


def _name(column: RawTableColumn) -> str:
    return f"{column.measure} {column.row_key}".strip()


def region(table_no: str, text: str, start: int = 1) -> Region:
    lines = tuple(Line(i, line) for i, line in enumerate(text.split("\n"), start=start))
    return Region(table_no, lines, "", "marker", table_no)


def table_regions(document: Document) -> list[Region]:
    return [found for found in outline(document, TITLES) if found.name.isdigit()]


def read(table_no: str, text: str) -> Read:
    return read_all([region(table_no, META + text)])


def read_all(regions: Sequence[Region], narrative: Iterable[RawNarrativeFigure] = ()) -> Read:
    return Read(read_tables(regions, list(narrative), HEADINGS, "doc", "doc.txt"))


def table(*rows: str) -> str:
    """Write rows with | between cells as lines with tabs."""
    return "\n".join(row.replace("|", "\t") for row in rows)


def stated(
    subject: str, value: str, kind: str = "amount", unit: str = "万元"
) -> RawNarrativeFigure:
    title = "财政拨款“三公”经费支出决算情况说明"
    parts = (0, "九", title, subject, kind, "", value, unit, "2024", "")
    return RawNarrativeFigure("doc", "doc.txt", 900, *parts)


def placed_figures(rows: Sequence[RawRow]) -> Counter[Figure]:
    """The figures that stand under a column."""
    columns = {(c.table_no, c.block_no, c.slot): c for c in rows if isinstance(c, RawTableColumn)}
    found: Counter[Figure] = Counter()
    for row in rows:
        if not isinstance(row, RawTableRow) or row.aligned_by == "unresolved":
            continue
        for slot, value in enumerate(row.values, start=1):
            if value:
                column = columns[row.table_no, row.block_no, slot]
                key = column.row_key or row.line_number or row.row_code or row.row_label
                label = column.measure_label
                found[row.table_no, key, label, value, row.source_line] += 1
    return found
