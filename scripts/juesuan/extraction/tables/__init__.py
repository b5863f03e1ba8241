"""The ten official tables of a disclosure (公开01表 to 公开10表)."""

from collections.abc import Sequence

from juesuan.extraction.claims import CellClaim, RegionRows
from juesuan.extraction.outline import Region
from juesuan.extraction.rows import RawNarrativeFigure, RawRow
from juesuan.extraction.tables.claiming import claims
from juesuan.extraction.tables.emitting import Keys, body_rows, column_rows, table_row
from juesuan.extraction.tables.headings import TableHeadings
from juesuan.extraction.tables.hierarchy import straighten
from juesuan.extraction.tables.issues import Reporter
from juesuan.extraction.tables.settling import settle
from juesuan.extraction.tables.table import read_table

__all__ = ["TableHeadings", "read_tables"]


def read_tables(
    regions: Sequence[Region],
    narrative: Sequence[RawNarrativeFigure],
    headings: TableHeadings,
    document_id: str,
    source_file: str,
) -> RegionRows:
    """Read all official tables of one document.

    Args:
        regions: the regions of the tables, each named by its table number.
        narrative: the figures that the narrative of the same document states.
        headings: the columns of every layout.
        document_id: key of the document.
        source_file: its path.

    Returns:
        Raw rows of the tables, their columns and rows, and what is doubtful about them; a claim
        for every cell that is not blank. Each table is read by itself first; rows that it leaves
        open are decided by the other tables and the narrative, or stay unresolved.
    """
    tables = [read_table(region, headings) for region in regions]
    settle(tables, narrative)
    straighten(tables)
    keys = Keys(document_id, source_file)
    rows: list[RawRow] = []
    claimed: list[CellClaim] = []
    for table in tables:
        body = body_rows(table, keys)
        rows += [table_row(table, keys), *column_rows(table, keys), *body]
        rows += dict.fromkeys(Reporter(table, keys).issues(body))
        claimed += claims(table)
    return RegionRows(tuple(rows), tuple(claimed))
