"""Where the exported figures come from: the program's version and the documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import duckdb

from juesuan.export.catalogue import PublicTable
from juesuan.export.selection import Selection

_DOCUMENTS = "dim_documents"


@dataclass(frozen=True)
class SourceDocument:
    """A disclosure that figures come from.

    Attributes:
        document_id: its key.
        office_name: name of the office, as its latest document prints it.
        fiscal_year: year.
        source_file: path inside the documents folder.
        source_sha256: digest of its bytes.
        is_used: whether it is the one used for its office and year.
    """

    document_id: str
    office_name: str | None
    fiscal_year: int | None
    source_file: str
    source_sha256: str
    is_used: bool


@dataclass(frozen=True)
class Provenance:
    """What an export was made of.

    Attributes:
        version: of the program.
        documents: the disclosures of the selection.
        offices: codes that it was limited to; empty for all.
        years: years that it was limited to; empty for all.
    """

    version: str
    documents: Sequence[SourceDocument]
    offices: Sequence[str]
    years: Sequence[int]


def read_provenance(
    connection: duckdb.DuckDBPyConnection, known: Sequence[PublicTable], selection: Selection
) -> Provenance:
    """Read which documents a selection comes from.

    Args:
        connection: an open connection to the database.
        known: its public tables.
        selection: what is exported.

    Returns:
        Version and documents.
    """
    documents = [table for table in known if table.name == _DOCUMENTS]
    rows = [
        SourceDocument(*row)
        for table in documents
        for row in connection.execute(
            f"""
            select document_id, office_name, fiscal_year, source_file, source_sha256, is_used
            from (select * {selection.rows(table)}) as documents
            left join core.dim_offices using (office_code)
            order by document_id
            """
        ).fetchall()
    ]
    return Provenance(program_version(), rows, selection.offices, selection.years)


def program_version() -> str:
    """Return the version of the installed program."""
    try:
        return version("juesuan")
    except PackageNotFoundError:
        return "0"
