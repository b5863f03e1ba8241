"""What a table leaves doubtful: one issue a thing, in Chinese and English, with what to do."""

from collections.abc import Iterator

from juesuan.disclosure.numbers import numeric_tokens, whole_number
from juesuan.extraction.rows import RawExtractionIssue, RawTableRow
from juesuan.extraction.tables.anatomy import is_stray_amount
from juesuan.extraction.tables.emitting import Keys, header_line
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.key_issues import key_issues
from juesuan.extraction.tables.numerals import ordinal_of
from juesuan.extraction.tables.plan import BY_HEADER, Column
from juesuan.extraction.tables.reporting import ERROR, WARNING, Finding, issue
from juesuan.extraction.tables.row_issues import RowReporter
from juesuan.extraction.tables.table import TableReading

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
        yield from RowReporter(self._table, self._keys).issues()
        yield from self._crowded(rows)
        yield from self._contradictions()
        yield from key_issues(self._table, self._keys, rows)
        if self._table.table_no in _BALANCE_TABLES:
            yield from self._sequence(rows)

    def _issue(
        self, line: int, kind: str, severity: str, printed: str, zh: str, en: str
    ) -> RawExtractionIssue:
        return issue(self._table, self._keys, line, Finding(kind, severity), printed, zh, en)

    def _whole_table(self) -> Iterator[RawExtractionIssue]:
        parts, first = self._table.parts, self._table.region.lines[0].number
        if parts.other_unit:
            zh = f"金额单位“{parts.other_unit}”不在已知单位之内，各数暂按万元读入；请对照原件更正。"
            en = f"the unit '{parts.other_unit}' is unknown; its amounts are read as 万元. Correct "
            en += "it against the original."
            yield self._issue(first, "unit_unknown", ERROR, parts.other_unit, zh, en)
        elif not parts.unit_text:
            zh = "未印金额单位，请对照原件核实。"
            yield self._issue(
                first, "unit_missing", WARNING, "", zh, "no unit is printed; check the original."
            )
        yield from self._uncut_rows()
        yield from self._foreign_rows()
        if not parts.header and not self._is_uncut():
            zh = "未找到表头，各栏按官方表样的次序对应，请核对。"
            en = "no header was found; columns are taken in their official order. Check them."
            yield self._issue(first, "header_missing", WARNING, "", zh, en)
        if not self._table.rows and not parts.no_data_text and not self._is_uncut():
            zh = "表内没有任何数据行，请核对文件是否完整。"
            en = "the table has no rows; check that the file is complete."
            yield self._issue(first, "rows_missing", WARNING, "", zh, en)
        for line in parts.texts:
            if parts.is_started and is_stray_amount(line.text):
                text = line.text.strip()
                zh = f"“{text}”脱离了所在行，未入库；请在原件中找到它的位置。"
                en = f"'{text}' fell out of its row and is not loaded; find its place."
                yield self._issue(line.number, "stray_amount", ERROR, text, zh, en)

    def _crowded(self, rows: list[RawTableRow]) -> Iterator[RawExtractionIssue]:
        """Report what stands on a line beyond all blocks of the table."""
        for row in rows:
            if row.block_no not in self._table.plan.blocks:
                zh = "本行印有多行内容，超出表头各栏，数字未归入各栏；请对照原件更正。"
                en = "the line holds several rows, more than the header has room for; not placed. "
                en += "Correct it against the original."
                yield self._issue(row.source_line, "row_unresolved", ERROR, row.row_label, zh, en)

    def _is_uncut(self) -> bool:
        return bool(self._table.parts.uncut) and not self._table.rows

    def _uncut_rows(self) -> Iterator[RawExtractionIssue]:
        lines = self._table.parts.uncut
        if self._is_uncut():
            count = sum(len(numeric_tokens(line.text)) for line in lines)
            zh = f"本表各行未用制表符分隔，无法分栏，{count}个数字未入库；"
            zh += "请把表格转为制表符分隔的文本。"
            en = f"the cells of its rows are not separated by tabs: {count} numbers are not "
            en += "loaded. Convert the table to text with tabs between the cells."
            yield self._issue(lines[0].number, "row_uncut", ERROR, "", zh, en)
            return
        for line in lines:
            text = line.text.strip()
            zh = "本行未用制表符分隔，无法分栏，数字未入库；请按表头以制表符分隔各单元格。"
            en = "the cells are not separated by tabs and not loaded; put tabs between them."
            yield self._issue(line.number, "row_uncut", ERROR, text, zh, en)

    def _foreign_rows(self) -> Iterator[RawExtractionIssue]:
        rows = self._table.parts.foreign
        if rows:
            text = " ".join(rows[0].texts[i] for i in rows[0].filled)
            zh = f"至第{rows[-1].line}行像是另一张表（表头：{text}），未入库；请核对表题。"
            en = f"the rows down to line {rows[-1].line} look like another table ({text}) and are "
            en += "not loaded; check its title."
            yield self._issue(rows[0].line, "rows_of_other_table", ERROR, text, zh, en)

    def _columns(self) -> Iterator[RawExtractionIssue]:
        line = header_line(self._table, self._table.parts.header)
        if not self._table.parts.header:
            return
        values = [one for one in self._table.plan.columns if one.role is ColumnRole.VALUE]
        known = {one.row_key or one.measure_label for one in values}
        for column in self._table.plan.columns:
            label = column.row_key or column.measure_label
            name = _name(column)
            if column.role is ColumnRole.EXTRA and label in known:
                zh = f"表头“{label}”印有两次，后一栏数字未入库；请对照原件核对。"
                en = (
                    f"heading '{label}' is printed twice; the later column is not loaded. Check it."
                )
                yield self._issue(line, "heading_unknown", WARNING, label, zh, en)
            elif column.role is ColumnRole.EXTRA and label:
                zh = f"表头“{label}”不属于已知栏目，该栏数字未入库；请补充栏目对照表。"
                en = f"heading '{label}' is unknown; its column is not loaded. Add the heading."
                yield self._issue(line, "heading_unknown", WARNING, label, zh, en)
            elif column.role is ColumnRole.VALUE and column.level < 0:
                zh = f"表头缺少“{name}”一栏，按官方表样补位，请核对。"
                en = f"the header lost the column '{name}'; the official layout stands in for it."
                yield self._issue(line, "heading_lost", WARNING, label, zh, en)
            elif column.role is ColumnRole.VALUE and column.mapped_by != BY_HEADER:
                zh = f"表头“{name}”未能识别，按栏次或位置对应，请核对。"
                en = f"heading '{name}' is unknown; mapped by {column.mapped_by}. Check it."
                yield self._issue(line, "heading_unknown", WARNING, label, zh, en)

    def _contradictions(self) -> Iterator[RawExtractionIssue]:
        for line, key, columns in self._table.contradictions:
            names = "、".join(columns)
            zh = f"“{key}”与其明细在“{names}”各栏相差的金额此多彼少，可能有一行错栏，"
            zh += "按印出的栏次读入；请对照原件核对。"
            en = f"'{key}' and its parts differ in the columns {', '.join(columns)} by the same "
            en += "amount: a row may have slipped. Kept as printed; check it."
            yield self._issue(line, "column_contradicts_parent", WARNING, key, zh, en)

    def _sequence(self, rows: list[RawTableRow]) -> Iterator[RawExtractionIssue]:
        """Report labels whose ordinal does not follow; the line number tells what it should be."""
        for block_no in self._table.plan.blocks:
            expected, last_line = 1, None
            for row in rows:
                ordinal = ordinal_of(row.row_label) if row.block_no == block_no else None
                if ordinal is None:
                    continue
                line_no = whole_number(row.line_number)
                if line_no is not None and last_line is not None and line_no > last_line:
                    expected += line_no - last_line - 1
                if ordinal != expected:
                    zh = f"“{row.row_label}”的序号不连贯，此处应为第{expected}项，请核对。"
                    en = f"the number of '{row.row_label}' is out of sequence; "
                    en += f"item {expected} is expected here."
                    yield self._issue(
                        row.source_line, "label_out_of_sequence", WARNING, row.row_label, zh, en
                    )
                expected, last_line = expected + 1, line_no


def _name(column: Column) -> str:
    """Name a column; where columns name the items, say of which half it is."""
    label = column.measure_label
    return f"{label}—{column.row_key}" if column.row_key else label
