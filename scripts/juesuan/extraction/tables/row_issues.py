"""What single rows of a table leave doubtful."""

from collections.abc import Iterator, Set

from juesuan.extraction.rows import AlignedBy, RawExtractionIssue
from juesuan.extraction.tables.agreement import aligned_by
from juesuan.extraction.tables.cells import Kind
from juesuan.extraction.tables.emitting import Keys
from juesuan.extraction.tables.gluing import SPLIT_AMOUNT, holds_amount
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.mending import REJOINED
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.reporting import ERROR, NOTE, WARNING, Finding, issue
from juesuan.extraction.tables.restoring import KEYS_SWAPPED, TOTAL_RESTORED
from juesuan.extraction.tables.table import TableReading

_PLAIN_WAYS = {AlignedBy.HEADER}
_UNREADABLE = (Kind.GARBLED, Kind.TEXT)
_MANY = 5
_REPAIRS = {
    REJOINED: (
        NOTE,
        "本行被换行或换页截断，已与下一行合并，请核对。",
        "the row was cut by a line or page break; joined with the row below. Check it.",
    ),
    SPLIT_AMOUNT: (
        WARNING,
        "两栏内容印在同一单元格，已拆开，请核对。",
        "two columns are printed in one cell; they were cut apart. Check them.",
    ),
    KEYS_SWAPPED: (
        WARNING,
        "科目代码与科目名称位置颠倒，已互换，请核对。",
        "code and name stand in each other's column; they were swapped. Check them.",
    ),
    TOTAL_RESTORED: (
        WARNING,
        "首行未印“合计”，其金额等于各类之和，按合计读入，请核对。",
        "the first row has no label; its amounts are the sums of the classes: read as the total.",
    ),
}


class RowReporter:
    """Writes the issues of the rows of one table."""

    def __init__(self, table: TableReading, keys: Keys) -> None:
        """Remember the table and the document."""
        self._table, self._keys = table, keys

    def issues(self) -> Iterator[RawExtractionIssue]:
        """Yield what is doubtful about each row; one issue where most rows fit nowhere."""
        lost = [r for r in self._table.rows if AlignedBy.UNRESOLVED in self._ways(r)]
        is_mostly_lost = len(lost) >= _MANY and 2 * len(lost) > len(self._table.rows)
        if is_mostly_lost:
            yield self._mostly_lost(lost)
        told = {id(reading) for reading in lost} if is_mostly_lost else set()
        for reading in self._table.rows:
            if id(reading) not in told:
                yield from self._row(reading)

    def _issue(
        self, line: int, kind: str, severity: str, printed: str, zh: str, en: str
    ) -> RawExtractionIssue:
        return issue(self._table, self._keys, line, Finding(kind, severity), printed, zh, en)

    def _ways(self, reading: RowReading) -> set[AlignedBy]:
        blocks = [reading.total_block] if reading.total_block else self._table.plan.blocks
        return {aligned_by(self._table, reading, block_no) for block_no in blocks}

    def _mostly_lost(self, lost: list[RowReading]) -> RawExtractionIssue:
        first, last = lost[0].row.line, lost[-1].row.line
        zh = f"至第{last}行共{len(lost)}行与本表表头不符，数字未归入各栏；像是另一张表，"
        zh += f"请核对第{first}行之前是否缺少表题，或表头是否残缺。"
        en = f"{len(lost)} rows down to line {last} do not fit this table's header and are not "
        en += "placed. Is a title missing above them, or is the header damaged?"
        return self._issue(first, "row_unresolved", ERROR, "", zh, en)

    def _row(self, reading: RowReading) -> Iterator[RawExtractionIssue]:
        row, ways = reading.row, self._ways(reading)
        if row.repair:
            severity, zh, en = _REPAIRS[row.repair]
            yield self._issue(row.line, row.repair, severity, _printed(reading), zh, en)
        if reading.is_assumed or not ways <= _PLAIN_WAYS:
            yield from self._alignment(reading, ways)
        for index in reading.unplaced:
            zero = row.texts[index]
            zh = f"“{zero}”应在哪一栏无法判断，未入库，其余各栏不受影响；请对照原件更正。"
            en = f"the column of '{zero}' cannot be told; it is not loaded, the others are."
            yield self._issue(row.place(index)[0], "zero_unplaced", ERROR, zero, zh, en)
        yield from self._cells(reading)

    def _alignment(self, reading: RowReading, ways: Set[AlignedBy]) -> Iterator[RawExtractionIssue]:
        line, text = reading.row.line, _printed(reading)
        if AlignedBy.UNRESOLVED in ways:
            zh = "本行单元格无法唯一对应到表头各栏，数字未归入各栏；请对照原件更正。"
            en = "no single placement of its cells under the header fits; they are not placed. "
            en += "Correct them against the original."
            yield self._issue(line, "row_unresolved", ERROR, text, zh, en)
        elif ways & {AlignedBy.IDENTITY, AlignedBy.EVIDENCE}:
            is_own = AlignedBy.EVIDENCE not in ways
            how = "本表勾稽关系" if is_own else "勾稽关系及其他表、情况说明"
            zh = f"本行单元格与表头错位，已按{how}对齐：{self._placed(reading)}；请核对。"
            en = "its cells slipped against the header; aligned by "
            en += "its own identities: " if is_own else "other rows, tables or the narrative: "
            en += f"{self._placed(reading)}. Check them."
            yield self._issue(line, "row_realigned", NOTE, text, zh, en)
        elif reading.is_assumed:
            zh = "本行行末空白单元格数与表头不符，按表头自左对齐，请核对。"
            en = "blank cells at its end are lost or too many; read under the header from the left."
            yield self._issue(line, "row_tail_assumed", NOTE, text, zh, en)

    def _placed(self, reading: RowReading) -> str:
        """Say which figure went to which column."""
        texts = reading.ways[0].texts(reading.row.texts)
        said = []
        for column, text in zip(self._table.plan.columns, texts, strict=True):
            if column.role is ColumnRole.VALUE and text:
                item = f"—{column.row_key}" if column.row_key else ""
                said.append(f"{column.measure_label}{item} {text}")
        return "、".join(said) or "（无数字）"

    def _cells(self, reading: RowReading) -> Iterator[RawExtractionIssue]:
        if not reading.ways:
            return
        for role, index in zip(self._table.plan.roles, reading.ways[0].cells, strict=True):
            if index < 0:
                continue
            kind, text = reading.row.kinds[index], reading.row.texts[index]
            line = reading.row.place(index)[0]
            if role is ColumnRole.VALUE and kind in _UNREADABLE:
                zh = f"“{text}”不是可读的数字，原样保留；请对照原件更正。"
                en = f"'{text}' is no readable number; kept as printed. Correct it."
                yield self._issue(line, "value_unread", ERROR, text, zh, en)
            elif role is ColumnRole.EXTRA:
                zh = f"“{text}”所在栏不属于本表，未入库。"
                en = f"'{text}' stands in a column that the table does not have; not loaded."
                yield self._issue(line, "column_unknown", ERROR, text, zh, en)
            elif role is ColumnRole.LABEL and holds_amount(text):
                zh = f"名称栏“{text}”中含有金额，无法拆开，未入库；请对照原件更正。"
                en = f"the name '{text}' holds an amount that is not loaded; correct it."
                yield self._issue(line, "value_in_name", ERROR, text, zh, en)


def _printed(reading: RowReading) -> str:
    return " ".join(reading.row.texts[i] for i in reading.row.filled)[:200]
