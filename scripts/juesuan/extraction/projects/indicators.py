"""The indicator rows of a project table (绩效指标)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from juesuan.extraction.claims import CellRole
from juesuan.extraction.projects.cells import Cell, Row
from juesuan.extraction.projects.indicator_header import (
    FIELDS,
    LEVELS,
    IndicatorHeader,
    read_header,
)
from juesuan.extraction.projects.indicator_placement import Placement, place
from juesuan.extraction.projects.indicator_rows import is_row_without_tabs, with_whole_cells
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.projects.ledger import Ledger, Problem, Severity
from juesuan.extraction.projects.split_labels import mend
from juesuan.extraction.projects.total import Scores
from juesuan.extraction.rows import AlignedBy, RawProjectIndicator

_SECTION = "绩效指标"
_HEADINGS_OF_A_HEADER = 3
_FIGURES = ("initial_target", "adjusted_target", "actual_value", "weight", "score")
_UNRESOLVED = Problem(
    "unresolved_row",
    Severity.ERROR,
    "无法判断指标行各单元格所属栏目，请对照原件确定各栏内容。",
    "the columns of the cells of this indicator row cannot be told; look them up in the original.",
)
_LEVEL_CONFLICT = Problem(
    "level_conflict",
    Severity.NOTE,
    "二级指标与其所在的一级指标不符，按印出内容保留，请对照原件核对一级指标的起始行。",
    "the second level does not belong to the first level above it; both are kept as printed, check"
    " in the original on which row the first level begins.",
)


def read_indicators(
    headers: Sequence[Row], rows: Sequence[Row], labels: ProjectLabels, ledger: Ledger
) -> Scores:
    """Read the header and the indicator rows.

    Args:
        headers: the header rows, also those repeated after a page break.
        rows: the rows below, up to the total.
        labels: the labels of the form.
        ledger: takes the rows, claims and issues.

    Returns:
        The sum of the printed scores, unknown where a row is unresolved.
    """
    ledger.claim(CellRole.TEXT, *(cell for row in headers for cell in row.cells if not cell.number))
    header = read_header(_first_header(headers, labels), labels)
    records: list[_Record] = []
    level_1 = ""
    rows = with_whole_cells(rows, header, labels)
    for row, changes in zip(rows, mend(rows, header, labels), strict=True):
        cells = _without_section_labels(row, header, labels, ledger)
        ledger.claim(CellRole.TEXT, *(cell for cell in cells if changes.get(cell, cell) is None))
        cells = tuple(new for cell in cells if (new := changes.get(cell, cell)))
        if _goes_on(row, cells, records, header, labels):
            records[-1].extend(cells, header)
            _claim(ledger, {header.fields[cell.index]: cell for cell in cells})
        elif cells and (row.is_row or is_row_without_tabs(row)):
            records.append(_read_row(row, cells, bool(changes), header, labels, ledger))
            level_1 = _check_levels(records[-1], level_1, labels, ledger)
        else:
            for cell in cells:
                ledger.text(cell, _SECTION)
    for number, record in enumerate((record for record in records if record.texts), start=1):
        ledger.rows.append(record.raw(number, ledger))
    return Scores(_sum_of_scores(records), header.columns.get("score", -1))


def _first_header(headers: Sequence[Row], labels: ProjectLabels) -> Sequence[Row]:
    """Return the header without those repeated on later pages, with the row that completes it."""
    whole = [i for i, row in enumerate(headers) if _is_whole_header(row, labels)]
    return headers[: whole[1]] if len(whole) > 1 else headers


def _is_whole_header(row: Row, labels: ProjectLabels) -> bool:
    return labels.count(row.keys)[LabelKind.INDICATOR_HEADING] >= _HEADINGS_OF_A_HEADER


class _Record:
    """One indicator while its rows are read: a cell may go on in the next row."""

    def __init__(self, row: Row, placement: Placement, aligned_by: AlignedBy) -> None:
        self.row = row
        self.placement = placement
        self.aligned_by = aligned_by
        self.texts = {name: _printed(name, cell) for name, cell in placement.items()}

    def extend(self, cells: Iterable[Cell], header: IndicatorHeader) -> None:
        """Append the cells of a row on which this indicator goes on."""
        for cell in cells:
            name = header.fields[cell.index]
            self.texts[name] += _printed(name, cell)
        self.aligned_by = AlignedBy.EVIDENCE

    def raw(self, number: int, ledger: Ledger) -> RawProjectIndicator:
        """Return the raw row."""
        return RawProjectIndicator(
            ledger.document_id,
            ledger.source_file,
            self.row.line,
            ledger.project_no,
            number,
            **{name: self.texts.get(name, "") for name in FIELDS},
            aligned_by=self.aligned_by.value,
        )


def _printed(name: str, cell: Cell) -> str:
    return cell.label if name in LEVELS else cell.figure


def _without_section_labels(
    row: Row, header: IndicatorHeader, labels: ProjectLabels, ledger: Ledger
) -> tuple[Cell, ...]:
    """Claim section labels, whole or in pieces, that stand left of the first level."""
    words = [
        cell
        for cell in row.cells
        if labels.find(LabelKind.SECTION, cell.key)
        or (cell.index < header.first and _is_piece(cell, row, labels))
    ]
    ledger.claim(CellRole.TEXT, *words)
    return tuple(cell for cell in row.cells if cell not in words)


def _is_piece(cell: Cell, row: Row, labels: ProjectLabels) -> bool:
    return labels.is_part(LabelKind.SECTION, cell.key) and not labels.is_level_1(cell.key)


def _goes_on(
    row: Row,
    cells: Sequence[Cell],
    records: Sequence[_Record],
    header: IndicatorHeader,
    labels: ProjectLabels,
) -> bool:
    """Whether a row only continues texts of the row above: words below words, no number."""
    if not records or not cells or not row.is_row:
        return False
    above = records[-1].texts
    fields = [header.fields.get(cell.index, "") for cell in cells]
    return ("level_3" not in fields or "actual_value" not in fields) and all(
        name in above and not cell.number and not cell.is_target and not _is_level(cell, labels)
        for name, cell in zip(fields, cells, strict=True)
    )


def _is_level(cell: Cell, labels: ProjectLabels) -> bool:
    kinds = (LabelKind.LEVEL_1, LabelKind.LEVEL_2)
    return any(labels.find(kind, cell.key) for kind in kinds)


def _read_row(
    row: Row,
    cells: Sequence[Cell],
    is_mended: bool,
    header: IndicatorHeader,
    labels: ProjectLabels,
    ledger: Ledger,
) -> _Record:
    placement, aligned_by = place(cells, row.width, header, labels)
    if aligned_by is AlignedBy.UNRESOLVED:
        ledger.claim(CellRole.ISSUE, *cells)
        ledger.issue(row.line, " ".join(cell.figure for cell in cells), _UNRESOLVED)
    elif is_mended or any(cell.parts for cell in cells):
        aligned_by = AlignedBy.EVIDENCE
    _claim(ledger, placement)
    return _Record(row, placement, aligned_by)


def _claim(ledger: Ledger, placement: Mapping[str, Cell]) -> None:
    for name, cell in placement.items():
        ledger.claim(CellRole.FIGURE if name in _FIGURES else CellRole.TEXT, cell)


def _check_levels(record: _Record, level_1: str, labels: ProjectLabels, ledger: Ledger) -> str:
    """Report a second level that stands under another first level than the form's."""
    level_1 = record.texts.get("level_1", "") or level_1
    cell = record.placement.get("level_2")
    label = labels.find(LabelKind.LEVEL_2, cell.key) if cell else None
    if cell and label and level_1 and not label.parent.startswith(level_1):
        ledger.issue(record.row.line, f"{level_1} {cell.label}", _LEVEL_CONFLICT)
    return level_1


def _sum_of_scores(records: Iterable[_Record]) -> Decimal | None:
    total = Decimal(0)
    for record in records:
        if record.aligned_by is AlignedBy.UNRESOLVED:
            return None
        score = record.placement.get("score")
        total += score.number.value if score and score.number else Decimal(0)
    return total
