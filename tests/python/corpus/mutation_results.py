"""What a warehouse says of the documents of a mutation corpus."""

from pathlib import Path

import duckdb

from .mutation import Figures, Finding

_FINDINGS = """
    select document_id, finding_kind, coalesce(table_no, section_no, ''), coalesce(row_key, ''),
        coalesce(measure_label, ''), coalesce(printed_value, ''), coalesce(suggested_value, ''),
        coalesce(source_line, 0)
    from quality.fct_findings
"""

_FIGURES = """
    select document_id, table_no, row_key, measure, coalesce(value_text, '')
    from core.fct_reported_figures
"""


def read_findings(database: Path) -> list[Finding]:
    """Read all findings of a warehouse.

    Args:
        database: the published file.

    Returns:
        Its findings.
    """
    with duckdb.connect(str(database), read_only=True) as connection:
        return [Finding(*row) for row in connection.execute(_FINDINGS).fetchall()]


def read_figures(database: Path) -> dict[str, Figures]:
    """Read the figures of the tables by document.

    Args:
        database: the published file.

    Returns:
        Table, row, measure and value of every figure.
    """
    figures: dict[str, set[tuple[str, str, str, str]]] = {}
    with duckdb.connect(str(database), read_only=True) as connection:
        for document_id, *figure in connection.execute(_FIGURES).fetchall():
            figures.setdefault(document_id, set()).add(tuple(figure))
    return {document_id: frozenset(found) for document_id, found in figures.items()}
