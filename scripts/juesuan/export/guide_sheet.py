"""The first sheet of a workbook: what it holds, what colours and words mean, how to trace."""

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from juesuan.export.catalogue import PublicTable
from juesuan.export.cell_formats import FILLS, CellFormats
from juesuan.export.cell_values import cell_text
from juesuan.export.doubts import CORRECTED, DISPUTED
from juesuan.export.provenance import Provenance
from juesuan.export.sheet import SheetCounts
from juesuan.project import reference_rows

GUIDE_NAME = "说明 About"
_WIDTHS = (34, 34, 44, 14, 14, 70)
_READING = (
    ("金额 Amounts", "万元，原样精确。 In 万元 (10,000 CNY), exact as printed."),
    (
        "空格、0 与不适用 Blank, 0, n/a",
        "空格：未印，不是零；0：印的就是零；不适用：cell_state 为 not_applicable。"
        " Blank: not printed, never zero. 0: a printed zero. Not applicable: cell_state says so.",
    ),
    (
        "文本 Text",
        "代码、编号一律为文本，保留前导零；任何单元格都不是公式。"
        " Codes are text and keep their zeros; no cell is a formula.",
    ),
    (
        "追溯 Trace",
        "每行的 source_file 与 source_line 指出原文及行号；juesuan trace 机构 年度 科目 打印原行。"
        " source_file and source_line name the printed line; 'juesuan trace OFFICE YEAR CODE'"
        " prints it.",
    ),
    (
        "表头 Headers",
        "中文在上，英文列名在下；批注是该列的定义。"
        " Chinese above, the column's name below; the note defines the column.",
    ),
)


def write_guide(
    sheet: Worksheet,
    formats: CellFormats,
    provenance: Provenance,
    written: Sequence[tuple[PublicTable, SheetCounts]],
) -> None:
    """Write the first sheet.

    Args:
        sheet: the empty sheet.
        formats: of the workbook.
        provenance: what the export was made of.
        written: the tables and what became of them.
    """
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    lines = _Lines(sheet, formats)
    lines.title("决算 Juesuan：部门决算公开数据 final accounts as disclosed")
    lines.rows(_facts(provenance))
    lines.head("怎样读 How to read")
    lines.rows(_READING)
    lines.head("颜色 Colours")
    lines.row("存疑 doubtful", _DISPUTED_TEXT, fill=FILLS[DISPUTED])
    lines.row("经人工更正 corrected", _CORRECTED_TEXT, fill=FILLS[CORRECTED])
    lines.head("质量用语 Quality words", "中文", "English")
    lines.rows(
        (row["word"], row["text_zh"], row["text_en"]) for row in reference_rows("quality_words")
    )
    lines.head("工作表 Sheet", "内容 Content", "表 Table", "行 Rows", "存疑 Doubtful", "粒度 Grain")
    for table, counts in written:
        lines.table(table, counts)
    lines.head("不能照放之处 What Excel cannot hold")
    lines.rows(limit_lines(written) or [("无 None", "全部照放。 Everything is in the sheets.")])
    lines.head("原文 Document", "单位 Office", "文件 File", "年度 Year", "采用 Used", "SHA-256")
    for one in provenance.documents:
        used = "是 yes" if one.is_used else "否 no"
        year = "" if one.fiscal_year is None else str(one.fiscal_year)
        name = one.office_name or ""
        lines.row(one.document_id, name, one.source_file, year, used, one.source_sha256)


def limit_lines(written: Sequence[tuple[PublicTable, SheetCounts]]) -> list[tuple[str, str]]:
    """Say what a workbook could not hold as it is.

    Args:
        written: the tables and what became of them.

    Returns:
        The name of a table and one sentence in both languages, a row each.
    """
    return [(table.full_name, text) for table, counts in written for text in _limits(counts)]


_DISPUTED_TEXT = (
    "勾稽关系或人工复核对该数有疑问，原因见批注。"
    " Accounting identities or open findings question the figure; the note says why."
)
_CORRECTED_TEXT = (
    "人工复核后以更正值代替印刷值，印刷值另列。"
    " A person's decision replaces the printed value, which stands beside it."
)


def _facts(provenance: Provenance) -> Iterator[tuple[str, str]]:
    used = sum(one.is_used for one in provenance.documents)
    years = sorted({one.fiscal_year for one in provenance.documents if one.fiscal_year})
    offices = {one.office_name for one in provenance.documents}
    yield "版本 Version", provenance.version
    yield (
        "来源 Built from",
        f"{len(provenance.documents)} 份公开文件（采用 {used} 份），{len(offices)} 个单位，年度"
        f" {', '.join(map(str, years))}。 {len(provenance.documents)} documents ({used} used) of"
        f" {len(offices)} offices; listed below.",
    )
    if provenance.offices or provenance.years:
        limits = [*provenance.offices, *map(str, provenance.years)]
        yield "筛选 Filtered", "仅含 only " + ", ".join(limits)


def _limits(counts: SheetCounts) -> Iterator[str]:
    if len(counts.names) > 1:
        yield (
            f"{counts.rows} 行超出一张工作表，续于 {'、'.join(counts.names[1:])}。"
            f" {counts.rows} rows are more than a sheet holds and go on in"
            f" {', '.join(counts.names[1:])}."
        )
    if counts.cut_texts:
        yield (
            f"{counts.cut_texts} 个单元格超过 32767 字，在其末尾注明截断，全文见 CSV 与 Parquet。"
            f" {counts.cut_texts} cells have more than 32,767 characters: cut, as their end says;"
            " whole in CSV and Parquet."
        )
    if counts.numbers_as_text:
        yield (
            f"{counts.numbers_as_text} 个数超过 15 位有效数字，按文本存放以保精确。"
            f" {counts.numbers_as_text} numbers have more than 15 digits and stand as text, exact."
        )
    if counts.notes_left_out:
        yield (
            f"批注过多，{counts.notes_left_out} 条原因未作批注，见 quality_reason 与"
            f" quality.fct_findings。 {counts.notes_left_out} reasons have no note because there"
            " are too many; see quality_reason and quality.fct_findings."
        )


class _Lines:
    """Writes the sheet from top to bottom."""

    def __init__(self, sheet: Worksheet, formats: CellFormats) -> None:
        self._sheet = sheet
        self._formats = formats
        self._line = 0

    def title(self, text: str) -> None:
        """Write the title."""
        shown = self._formats.of(bold=True, font_size=14)
        self._sheet.write_string(self._line, 0, text, shown)
        self._line += 1

    def head(self, *texts: str) -> None:
        """Write the head of a part, a blank line above it."""
        self._line += 1
        for number, text in enumerate(texts):
            self._sheet.write_string(self._line, number, text, self._formats.head())
        self._line += 1

    def rows(self, rows: Any) -> None:
        """Write several rows."""
        for row in rows:
            self.row(*row)

    def row(self, *texts: str, fill: str | None = None) -> None:
        """Write one row of texts; the fill is that of its first cell."""
        for number, text in enumerate(texts):
            properties = {"bg_color": fill} if fill and not number else {}
            shown = self._formats.of(num_format="@", valign="top", **properties)
            self._sheet.write_string(self._line, number, cell_text(text), shown)
        self._line += 1

    def table(self, table: PublicTable, counts: SheetCounts) -> None:
        """Write the row of a table, its sheet as a link."""
        plain, link = (
            self._formats.of(valign="top"),
            self._formats.of(font_color="#0563C1", underline=1),
        )
        name = counts.names[0]
        self._sheet.write_url(self._line, 0, f"internal:'{name}'!A1", link, name)
        texts = {1: table.title_zh, 2: table.full_name, 5: table.description}
        for number, text in texts.items():
            self._sheet.write_string(self._line, number, text, plain)
        for number, count in ((3, counts.rows), (4, counts.doubtful_rows)):
            self._sheet.write_number(self._line, number, count, self._formats.number("#,##0"))
        self._line += 1
