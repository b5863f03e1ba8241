"""All tables as one Excel workbook, written row by row in constant memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from juesuan.export.catalogue import PublicTable
from juesuan.export.cell_formats import CellFormats
from juesuan.export.guide_sheet import GUIDE_NAME, write_guide
from juesuan.export.marking import Marker
from juesuan.export.provenance import Provenance
from juesuan.export.sheet import SheetCounts, TableSheets

Rows = Iterable[Sequence[Any]]
# The same warehouse gives the same bytes, so the workbook carries no time of its own.
_CREATED = datetime(2000, 1, 1)
_NAME_LENGTH = 31


def write_workbook(
    place: Path,
    tables: Sequence[PublicTable],
    rows: Callable[[PublicTable], Rows],
    marker: Callable[[PublicTable], Marker],
    provenance: Provenance,
) -> list[tuple[PublicTable, SheetCounts]]:
    """Write the workbook.

    Args:
        place: the new file.
        tables: one or more sheets each, in this order.
        rows: yields the rows of a table, values in the order of its columns.
        marker: finds the doubtful cells of a table.
        provenance: what the export is made of.

    Returns:
        The tables and what became of them.

    Raises:
        OSError: the place cannot be written.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(place.parent),
    }
    workbook = Workbook(str(place), options)
    workbook.set_properties({"title": "决算 Juesuan", "created": _CREATED})
    formats = CellFormats(workbook)
    guide = workbook.add_worksheet(GUIDE_NAME)
    taken = {GUIDE_NAME.lower()}
    written = []
    for table in tables:
        sheets = TableSheets(workbook, formats, table, marker(table))
        written.append((table, sheets.write(rows(table), sheet_names(table.sheet_name, taken))))
    write_guide(guide, formats, provenance, written)
    try:
        workbook.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
    return written


def sheet_names(wanted: str, taken: set[str]) -> Iterator[str]:
    """Yield names for the sheets of a table, each at most 31 characters and not yet taken.

    Args:
        wanted: name of the first sheet, if it fits.
        taken: names in use, in lower case; grows with every name that is yielded.

    Yields:
        Names; a longer one keeps its beginning and end, a further one has its number behind it.
    """
    number = 1
    while True:
        suffix = f" ({number})" if number > 1 else ""
        name = _shortened(wanted, _NAME_LENGTH - len(suffix)) + suffix
        number += 1
        if name.lower() not in taken:
            taken.add(name.lower())
            yield name


def _shortened(name: str, length: int) -> str:
    if len(name) <= length:
        return name
    end = (length - 1) // 2
    return f"{name[: length - 1 - end]}~{name[-end:]}"
