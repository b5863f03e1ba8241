"""Which figures of a database are doubtful: what their quality and the open findings say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from juesuan.export.catalogue import PublicTable

DISPUTED, CORRECTED, OPEN = "disputed", "corrected", "open"
_NEEDED = {"analysis.figure_source", "quality.fct_findings"}
_FINDINGS = """
    select figure_refs, message_zh || chr(10) || message_en as sentence
    from quality.fct_findings
    where status = 'open' and figure_refs is not null
    order by finding_id
"""
# The role of a figure behind a ratio is the ratio's column with its side.
_FIGURES = """
    select
        mart_name,
        row_id,
        split_part(figure_role, '.', 1) as column_name,
        figure_ref,
        quality_status,
        quality_reason,
    from analysis.figure_source
    where quality_status in ('disputed', 'corrected') or figure_ref in (select unnest($accused))
    order by mart_name, row_id, column_name, quality_status, figure_ref
"""
_SEPARATOR = re.compile(r"\s*[,;]\s*")


@dataclass(frozen=True)
class Doubt:
    """Why a cell is doubtful.

    Attributes:
        status: disputed, corrected, or open for a finding or check itself.
        reason: a quality_reason; blank where the row says it.
        sentences: of the open findings that accuse a figure behind it.
    """

    status: str
    reason: str = ""
    sentences: tuple[str, ...] = ()


def read_doubts(
    connection: duckdb.DuckDBPyConnection, known: Sequence[PublicTable]
) -> dict[str, dict[str, dict[str, Doubt]]]:
    """Read which cells of the public tables have a doubtful figure behind them.

    Args:
        connection: an open connection to the database.
        known: its public tables.

    Returns:
        Doubts by table, row and column; a disputed figure goes before a corrected one. None where
        the database does not trace its figures.
    """
    found: dict[str, dict[str, dict[str, Doubt]]] = {}
    if not {table.full_name for table in known} >= _NEEDED:
        return found
    sentences = _sentences(connection.execute(_FINDINGS).fetchall())
    figures = connection.execute(_FIGURES, {"accused": list(sentences)}).fetchall()
    for table, row, column, figure, status, reason in figures:
        told = tuple(sentences.get(figure, ()))
        now = DISPUTED if told else status
        one = Doubt(now, reason or "" if status == now else "", told)
        cells = found.setdefault(table, {}).setdefault(row, {})
        cells[column] = _worse(cells[column], one) if column in cells else one
    return found


def _sentences(findings: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for references, sentence in findings:
        for reference in _SEPARATOR.split(references):
            found.setdefault(reference, []).append(sentence)
    return found


def _worse(one: Doubt, other: Doubt) -> Doubt:
    """Join what two figures behind one cell say."""
    first = one if one.status == DISPUTED or other.status != DISPUTED else other
    told = tuple(dict.fromkeys((*one.sentences, *other.sentences)))
    return Doubt(first.status, first.reason, told)
