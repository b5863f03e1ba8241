"""The money rows of a project table (项目资金预算安排及执行进度)."""

from collections.abc import Iterable, Sequence

from juesuan.extraction.claims import CellRole
from juesuan.extraction.projects.cells import Row
from juesuan.extraction.projects.labels import LabelKind, ProjectLabels
from juesuan.extraction.projects.ledger import Ledger, Problem, Severity
from juesuan.extraction.projects.money_alignment import PlacedLine, align
from juesuan.extraction.projects.money_header import SLOTS, read_header
from juesuan.extraction.projects.money_lines import UNIT, is_value, take_apart
from juesuan.extraction.rows import AlignedBy, RawProjectMoney

_LOST_ROW = Problem(
    "lost_row",
    Severity.WARNING,
    "此行标签印在表头行内，该行数值未印出；数值留空，请对照原件补录。",
    "the label of this row stands in the header row and its values are not printed; they are left"
    " blank, look them up in the original.",
)
_SURPLUS = Problem(
    "surplus_figure",
    Severity.WARNING,
    "资金行的数值多于表头栏目，多出的数值与相邻数值相同，去掉后各栏金额不变，请对照原件确认。",
    "the money row prints more values than it has columns; the extra value repeats its neighbour,"
    " so that the amounts are the same without it; compare the row with the original.",
)
_UNRESOLVED = Problem(
    "unresolved_row",
    Severity.ERROR,
    "无法判断资金行各数值所属栏目，数值按印出顺序保留，请对照原件确定各栏数值。",
    "the columns of the values of this money row cannot be told; they are kept in printed order,"
    " look the columns up in the original.",
)
_UNPLACED = Problem(
    "unplaced_cell",
    Severity.ERROR,
    "无法判断此数值属于目标申报数还是预算编制数，其他栏目已确定，请对照原件补录。",
    "it cannot be told which of two columns this value belongs to, the other columns are certain;"
    " look it up in the original.",
)
_INCONSISTENT = Problem(
    "inconsistent_row",
    Severity.WARNING,
    "资金行按表头排列，但执行率或得分与金额不符，请对照原件核对。",
    "the money row stands under its header, but its rate or score does not follow from its"
    " amounts; compare it with the original.",
)
_UNREAD = Problem(
    "unread_figure",
    Severity.ERROR,
    "此数值无法识别为数字，请对照原件更正。",
    "this value cannot be read as a number; correct it after the original.",
)


def read_money(
    headers: Sequence[Row], rows: Iterable[Row], labels: ProjectLabels, ledger: Ledger
) -> str:
    """Read the header and the money rows.

    Args:
        headers: the header rows.
        rows: the rows below them, up to the goals.
        labels: the labels of the form.
        ledger: takes the rows, claims and issues.

    Returns:
        The unit of money as printed (万元), blank where none is.
    """
    rows = tuple(rows)
    _claim_headers(headers, labels, ledger)
    lines = tuple(line for row in rows if (line := take_apart(row, labels, ledger)))
    for placed in align(lines, read_header(headers, labels)):
        _write(placed, ledger)
    units = (UNIT.search(cell.key) for row in (*headers, *rows) for cell in row.cells)
    return next((unit[1] for unit in units if unit), "")


def _claim_headers(headers: Iterable[Row], labels: ProjectLabels, ledger: Ledger) -> None:
    """Claim the headings; a row label among them is a row that lost its values, one of a line."""
    lost: set[int] = set()
    for cell in (cell for row in headers for cell in row.cells if not cell.number):
        ledger.claim(CellRole.TEXT, cell)
        if not labels.find(LabelKind.MONEY_ROW, cell.key):
            continue
        ledger.issue(cell.line, cell.figure, _LOST_ROW)
        if cell.line not in lost:
            blanks = dict.fromkeys(SLOTS, "")
            ledger.rows.append(_raw(cell.line, cell.label, AlignedBy.HEADER, blanks, "", ledger))
        lost.add(cell.line)


def _write(placed: PlacedLine, ledger: Ledger) -> None:
    line, row = placed.line, placed.line.row
    is_open = placed.aligned_by is AlignedBy.UNRESOLVED
    if line.label:
        ledger.claim(CellRole.TEXT, line.label)
    ledger.claim(CellRole.ISSUE, *placed.surplus, *placed.unplaced)
    ledger.claim(CellRole.ISSUE if is_open else CellRole.FIGURE, *line.values)
    ledger.claim(CellRole.TEXT, *line.deviation)
    values = {slot: cell.figure for slot, cell in placed.slots.items()}
    deviation = " ".join(cell.figure for cell in line.deviation)
    label = line.label.label if line.label else ""
    ledger.rows.append(_raw(row.line, label, placed.aligned_by, values, deviation, ledger))
    printed = " ".join(cell.figure for cell in line.values)
    if is_open:
        ledger.issue(row.line, printed, _UNRESOLVED)
    elif not placed.is_consistent:
        ledger.issue(row.line, printed, _INCONSISTENT)
    for cell in placed.surplus:
        ledger.issue(row.line, cell.figure, _SURPLUS)
    for cell in placed.unplaced:
        ledger.issue(row.line, cell.figure, _UNPLACED)
    for cell in (cell for cell in line.values if not is_value(cell)):
        ledger.issue(row.line, cell.figure, _UNREAD)


def _raw(
    line: int,
    label: str,
    aligned_by: AlignedBy,
    values: dict[str, str],
    deviation: str,
    ledger: Ledger,
) -> RawProjectMoney:
    return RawProjectMoney(
        ledger.document_id,
        ledger.source_file,
        line,
        ledger.project_no,
        label,
        aligned_by.value,
        **{slot: values.get(slot, "") for slot in SLOTS},
        deviation_text=deviation,
    )
