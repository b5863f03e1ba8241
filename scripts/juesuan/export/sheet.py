"""One table as sheets of a workbook: header, typed cells, marks, notes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from juesuan.export.catalogue import Column, Kind, PublicTable
from juesuan.export.cell_formats import CellFormats, number_format
from juesuan.export.cell_values import cell_text, is_exact, note_text, plain, text_width
from juesuan.export.doubts import Doubt
from juesuan.export.marking import Marker
from juesuan.export.spreadsheet_text import is_dangerous

ROWS_A_SHEET = 1_048_575
NOTE_LIMIT = 5_000
_LONG_TEXT = 255
_SAMPLE = 200
_A3 = 8
_NOTE_SIZE = {"width": 420, "height": 130, "author": "Juesuan"}


@dataclass
class SheetCounts:
    """What became of a table in the workbook.

    Attributes:
        names: of its sheets.
        rows: rows written.
        doubtful_rows: rows with a mark.
        cut_texts: texts longer than a cell may be.
        numbers_as_text: numbers with more digits than Excel keeps.
        notes_left_out: reasons that stand in no note because a sheet has too many.
    """

    names: list[str] = field(default_factory=list)
    rows: int = 0
    doubtful_rows: int = 0
    cut_texts: int = 0
    numbers_as_text: int = 0
    notes_left_out: int = 0


class TableSheets:
    """Writes the rows of one table, on as many sheets as they need."""

    def __init__(
        self, workbook: Workbook, formats: CellFormats, table: PublicTable, marker: Marker
    ) -> None:
        """Prepare the sheets.

        Args:
            workbook: the workbook.
            formats: its formats.
            table: the table.
            marker: finds its doubtful cells.
        """
        self._workbook = workbook
        self._formats = formats
        self._table = table
        self._marker = marker
        self._number_formats = [number_format(column) for column in table.columns]
        self.counts = SheetCounts()

    def write(self, rows: Iterable[Sequence[Any]], names: Iterator[str]) -> SheetCounts:
        """Write all rows.

        Args:
            rows: values in the order of the columns.
            names: names for as many sheets as are needed.

        Returns:
            What became of them.
        """
        rest = iter(rows)
        sample = list(islice(rest, _SAMPLE))
        widths = self._widths(sample)
        rest = chain(sample, rest)
        for name in names:
            sheet = self._open(name, widths)
            count = self._fill(sheet, islice(rest, ROWS_A_SHEET))
            sheet.autofilter(0, 0, count, len(self._table.columns) - 1)
            self.counts.names.append(name)
            following = next(rest, None)
            if following is None:
                break
            rest = chain((following,), rest)
        return self.counts

    def _open(self, name: str, widths: Sequence[float]) -> Worksheet:
        sheet = self._workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(_A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_row(0, 48)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for number, (column, width) in enumerate(zip(self._table.columns, widths, strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, _header(column), self._formats.head())
            if column.description:
                sheet.write_comment(0, number, note_text(column.description), _NOTE_SIZE)
        return sheet

    def _fill(self, sheet: Worksheet, rows: Iterable[Sequence[Any]]) -> int:
        line = 0
        for line, row in enumerate(rows, start=1):
            marks = self._marker.marks(row)
            for number, value in enumerate(row):
                mark = marks.get(number)
                if value is not None or mark:
                    self._cell(sheet, line, number, value, mark.status if mark else None)
            if marks:
                self._notes(sheet, line, marks)
        self.counts.rows += line
        return line

    def _cell(
        self, sheet: Worksheet, line: int, number: int, value: Any, status: str | None
    ) -> None:
        column = self._table.columns[number]
        if column.kind is Kind.TEXT and value is not None:
            self._text(sheet, line, number, value, status)
            return
        shown = self._formats.number(self._number_formats[number], status)
        if value is None:
            sheet.write_blank(line, number, None, shown)
        elif column.kind is Kind.BOOLEAN:
            sheet.write_boolean(line, number, value, shown)
        elif column.kind in (Kind.DATE, Kind.DATETIME):
            sheet.write_datetime(line, number, value, shown)
        elif is_exact(value):
            sheet.write_number(line, number, float(value), shown)
        else:
            self.counts.numbers_as_text += 1
            self._text(sheet, line, number, plain(value), status)

    def _text(
        self, sheet: Worksheet, line: int, number: int, text: str, status: str | None
    ) -> None:
        fitting = cell_text(text)
        self.counts.cut_texts += fitting is not text
        shown = self._formats.text(
            status, is_long=len(text) > _LONG_TEXT, is_dangerous=is_dangerous(text)
        )
        sheet.write_string(line, number, fitting, shown)

    def _notes(self, sheet: Worksheet, line: int, marks: dict[int, Doubt]) -> None:
        self.counts.doubtful_rows += 1
        told: set[str] = set()
        for number, mark in sorted(marks.items()):
            note = self._marker.note(mark)
            if not note or note in told:
                continue
            told.add(note)
            if self.counts.doubtful_rows > NOTE_LIMIT:
                self.counts.notes_left_out += 1
            else:
                sheet.write_comment(line, number, note_text(note), _NOTE_SIZE)

    def _widths(self, sample: Sequence[Sequence[Any]]) -> list[float]:
        widths: list[float] = []
        for number, column in enumerate(self._table.columns):
            shown = (row[number] for row in sample if row[number] is not None)
            widest = max((text_width(str(value)) for value in shown), default=0)
            header = max(text_width(line) for line in _header(column).splitlines())
            widths.append(min(max(widest, header, 8) + 3, 48))
        return widths


def _header(column: Column) -> str:
    if column.header_zh == column.name:
        return column.name
    return f"{column.header_zh}\n{column.name}"
