"""What a table leaves doubtful: one issue a thing, in Chinese and English, with what to do."""

from collections import Counter
from collections.abc import Iterator, Set

from juesuan.extraction.rows import AlignedBy, RawExtractionIssue, RawTableRow
from juesuan.extraction.tables.agreement import aligned_by
from juesuan.extraction.tables.anatomy import is_stray_amount
from juesuan.extraction.tables.cells import Kind
from juesuan.extraction.tables.emitting import Keys, header_line
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.judging import is_known_shape
from juesuan.extraction.tables.numerals import ordinal_of
from juesuan.extraction.tables.plan import BY_HEADER
from juesuan.extraction.tables.reading import RowReading
from juesuan.extraction.tables.table import TableReading

_ERROR, _WARNING, _NOTE = "error", "warning", "note"
_PLAIN_WAYS = {AlignedBy.HEADER}
_KEY_ROLES = (ColumnRole.CODE, ColumnRole.LABEL, ColumnRole.LINE_NUMBER)
_UNREADABLE = (Kind.GARBLED, Kind.TEXT)
_BALANCE_TABLES = ("01", "04")


class Reporter:
    """Writes the issues of one table."""

    def __init__(self, table: TableReading, keys: Keys) -> None:
        """Remember the table and the document."""
        self._table, self._keys = table, keys

    def issues(self, rows: list[RawTableRow]) -> Iterator[RawExtractionIssue]:
        """Yield everything doubtful about the table.

        Args:
            rows: the raw rows that it yielded.
        """
        yield from self._whole_table()
        yield from self._columns()
        for reading in self._table.rows:
            yield from self._row(reading)
        yield from self._keys_of(rows)
        if self._table.table_no in _BALANCE_TABLES:
            yield from self._sequence(rows)

    def _issue(
        self, line: int, kind: str, severity: str, printed: str, zh: str, en: str
    ) -> RawExtractionIssue:
        return RawExtractionIssue(
            self._keys.document_id,
            self._keys.source_file,
            line,
            self._table.region.name,
            kind,
            severity,
            printed,
            f"公开{self._table.table_no}表第{line}行：{zh}",
            f"Table {self._table.table_no}, line {line}: {en}",
        )

    def _whole_table(self) -> Iterator[RawExtractionIssue]:
        parts, first = self._table.parts, self._table.region.lines[0].number
        if not parts.unit_text:
            zh = "未印金额单位，请对照原件核实。"
            yield self._issue(
                first, "unit_missing", _WARNING, "", zh, "no unit is printed; check the original."
            )
        if not parts.header:
            zh = "未找到表头，各栏按官方表样的次序对应，请核对。"
            en = "no header was found; columns are taken in their official order. Check them."
            yield self._issue(first, "header_missing", _WARNING, "", zh, en)
        if not self._table.rows and not parts.no_data_text:
            zh = "表内没有任何数据行，请核对文件是否完整。"
            en = "the table has no rows; check that the file is complete."
            yield self._issue(first, "rows_missing", _WARNING, "", zh, en)
        for line in parts.texts:
            if parts.is_started and is_stray_amount(line.text):
                text = line.text.strip()
                zh = f"“{text}”脱离了所在行，未入库；请在原件中找到它的位置。"
                en = f"'{text}' fell out of its row and is not loaded; find its place."
                yield self._issue(line.number, "stray_amount", _ERROR, text, zh, en)

    def _columns(self) -> Iterator[RawExtractionIssue]:
        line = header_line(self._table, self._table.parts.header)
        if not self._table.parts.header:
            return
        for column in self._table.plan.columns:
            label = column.row_key or column.measure_label
            if column.role is ColumnRole.EXTRA and label:
                zh = f"表头“{label}”不属于已知栏目，该栏数字未入库；请补充栏目对照表。"
                en = f"heading '{label}' is unknown; its column is not loaded. Add the heading."
                yield self._issue(line, "heading_unknown", _WARNING, label, zh, en)
            elif column.role is ColumnRole.VALUE and column.level < 0:
                zh = f"表头缺少“{label}”一栏，按官方表样补位，请核对。"
                en = f"the header lost the column '{label}'; the official layout stands in for it."
                yield self._issue(line, "heading_lost", _WARNING, label, zh, en)
            elif column.role is ColumnRole.VALUE and column.mapped_by != BY_HEADER:
                zh = f"表头“{label}”未能识别，按栏次或位置对应，请核对。"
                en = f"heading '{label}' is unknown; mapped by {column.mapped_by}. Check it."
                yield self._issue(line, "heading_unknown", _WARNING, label, zh, en)

    def _row(self, reading: RowReading) -> Iterator[RawExtractionIssue]:
        blocks = [reading.total_block] if reading.total_block else self._table.plan.blocks
        ways = {aligned_by(self._table, reading, block_no) for block_no in blocks}
        if reading.is_assumed or not ways <= _PLAIN_WAYS:
            yield from self._alignment(reading, ways)
        for index in reading.unplaced:
            zero = reading.row.texts[index]
            zh = f"“{zero}”应在哪一栏无法判断，未入库，其余各栏不受影响；请对照原件更正。"
            en = f"the column of '{zero}' cannot be told; it is not loaded, the others are."
            yield self._issue(reading.row.place(index)[0], "zero_unplaced", _ERROR, zero, zh, en)
        yield from self._cells(reading)

    def _alignment(self, reading: RowReading, ways: Set[AlignedBy]) -> Iterator[RawExtractionIssue]:
        line, row = reading.row.line, reading.row
        text = " ".join(row.texts[i] for i in row.filled)[:200]
        if AlignedBy.UNRESOLVED in ways:
            zh = "本行单元格数与表头不符，且无法唯一对应，数字未入库；请对照原件更正。"
            en = "its cells do not match the header and no single placement fits; "
            en += "they are not loaded. Correct them against the original."
            yield self._issue(line, "row_unresolved", _ERROR, text, zh, en)
        elif ways & {AlignedBy.IDENTITY, AlignedBy.EVIDENCE}:
            how = "、".join(sorted(ways))
            zh = f"本行单元格与表头错位，已按勾稽关系或其他表、说明对齐（{how}），请核对。"
            en = f"its cells slipped against the header; aligned by {', '.join(sorted(ways))}."
            yield self._issue(line, "row_realigned", _NOTE, text, zh, en)
        elif reading.is_assumed:
            zh = "本行行末空白单元格数与表头不符，按表头自左对齐，请核对。"
            en = "blank cells at its end are lost or too many; read under the header from the left."
            yield self._issue(line, "row_tail_assumed", _NOTE, text, zh, en)

    def _cells(self, reading: RowReading) -> Iterator[RawExtractionIssue]:
        if not reading.ways:
            return
        for role, index in zip(self._table.plan.roles, reading.ways[0].cells, strict=True):
            if index < 0 or role in _KEY_ROLES:
                continue
            kind, text = reading.row.kinds[index], reading.row.texts[index]
            if role is ColumnRole.VALUE and kind in _UNREADABLE:
                zh = f"“{text}”不是可读的数字，原样保留；请对照原件更正。"
                en = f"'{text}' is no readable number; kept as printed. Correct it."
                yield self._issue(reading.row.place(index)[0], "value_unread", _ERROR, text, zh, en)
            elif role is ColumnRole.EXTRA:
                zh = f"“{text}”所在栏不属于本表，未入库。"
                en = f"'{text}' stands in a column that the table does not have; not loaded."
                yield self._issue(
                    reading.row.place(index)[0], "column_unknown", _ERROR, text, zh, en
                )

    def _keys_of(self, rows: list[RawTableRow]) -> Iterator[RawExtractionIssue]:
        counts: Counter[str] = Counter()
        for row in rows:
            code = row.row_code
            if not code:
                continue
            counts[code] += 1
            if not is_known_shape(code, row.table_no):
                zh = f"科目代码“{code}”的位数或字符不合规定，请对照原件更正。"
                en = f"'{code}' has not the shape of a code; correct it against the original."
                yield self._issue(row.source_line, "code_shape", _WARNING, code, zh, en)
            elif counts[code] == 2:
                zh = f"科目代码{code}重复出现，两行均保留，请核对。"
                en = f"code {code} is printed more than once; all rows are kept. Check them."
                yield self._issue(row.source_line, "code_repeated", _WARNING, code, zh, en)

    def _sequence(self, rows: list[RawTableRow]) -> Iterator[RawExtractionIssue]:
        """Report labels whose ordinal does not follow; the line number tells what it should be."""
        for block_no in self._table.plan.blocks:
            expected, last_line = 1, None
            for row in rows:
                ordinal = ordinal_of(row.row_label) if row.block_no == block_no else None
                if ordinal is None:
                    continue
                line_no = int(row.line_number) if row.line_number.isdigit() else None
                if line_no is not None and last_line is not None and line_no > last_line:
                    expected += line_no - last_line - 1
                if ordinal != expected:
                    zh = f"“{row.row_label}”的序号不连贯，此处应为第{expected}项，请核对。"
                    en = f"the number of '{row.row_label}' is out of sequence; "
                    en += f"item {expected} is expected here."
                    yield self._issue(
                        row.source_line, "label_out_of_sequence", _WARNING, row.row_label, zh, en
                    )
                expected, last_line = expected + 1, line_no
