"""One issue of a table in Chinese and English, with the place it speaks of."""

from typing import NamedTuple

from juesuan.extraction.rows import RawExtractionIssue
from juesuan.extraction.tables.emitting import Keys
from juesuan.extraction.tables.table import TableReading

ERROR, WARNING, NOTE = "error", "warning", "note"


class Finding(NamedTuple):
    """What an issue is and how grave.

    Attributes:
        kind: its kind, such as row_unresolved.
        severity: error (a figure is not loaded, or without its key), warning or note.
    """

    kind: str
    severity: str


def issue(
    table: TableReading, keys: Keys, line: int, finding: Finding, printed: str, zh: str, en: str
) -> RawExtractionIssue:
    """Write an issue of a table.

    Args:
        table: the table.
        keys: what every raw row carries.
        line: the line that it speaks of.
        finding: its kind and severity.
        printed: the text that it is about.
        zh: what is wrong and what to do, in Chinese.
        en: the same in English.
    """
    return RawExtractionIssue(
        keys.document_id,
        keys.source_file,
        line,
        table.region.name,
        finding.kind,
        finding.severity,
        printed,
        f"公开{table.table_no}表第{line}行：{zh}",
        f"Table {table.table_no}, line {line}: {en}",
    )
