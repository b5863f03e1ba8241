"""What differs between two versions, figure by figure, and through which cause."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from juesuan.warehouse.versions import Version

# A figure is known again by its place in its document, not by its line: lines move.
_FIGURES = """
    select
        document_id, '公开' || table_no || '表' as place, row_key as subject,
        measure_label as measure, figure_value, cell_state, correction_id,
        source_file, source_line,
        row_number() over (
            partition by document_id, table_no, row_key, measure_label
            order by source_line, block_no, slot
        ) as ordinal
    from {catalog}.core.fct_reported_figures
    union all by name
    select
        document_id, coalesce('情况说明 ' || section_no, '情况说明') as place, subject,
        kind as measure, figure_value, 'printed' as cell_state, correction_id,
        source_file, source_line,
        row_number() over (
            partition by document_id, section_no, subject, kind order by source_line, char_offset
        ) as ordinal
    from {catalog}.core.fct_narrative_figures
    union all by name
    select
        document_id, '项目支出绩效自评表' as place, project_name as subject,
        measure, figure_value, 'printed' as cell_state, null as correction_id,
        source_file, source_line,
        row_number() over (
            partition by document_id, project_name, measure order by project_no
        ) as ordinal
    from (
        unpivot {catalog}.core.fct_performance_projects
        on budget_wan, executed_wan, execution_rate_pct, total_score
        into name measure value figure_value
    )
"""
_CHANGED = f"""
    with
    before as ({_FIGURES.format(catalog="before")}),
    after as ({_FIGURES.format(catalog="after")})
    select
        coalesce(after.document_id, before.document_id) as document_id,
        coalesce(after.place, before.place) as place,
        coalesce(after.subject, before.subject) as subject,
        coalesce(after.measure, before.measure) as measure,
        case
            when before.place is null then 'appeared'
            when after.place is null then 'vanished'
            else 'changed'
        end as change,
        before.figure_value as before_value,
        after.figure_value as after_value,
        before.correction_id is distinct from after.correction_id as is_corrected_otherwise,
        coalesce(after.source_file, before.source_file) as source_file,
        coalesce(after.source_line, before.source_line) as source_line
    from before
    full outer join after
        on
            before.document_id = after.document_id
            and before.place = after.place
            and before.subject is not distinct from after.subject
            and before.measure is not distinct from after.measure
            and before.ordinal = after.ordinal
    where
        before.place is null
        or after.place is null
        or before.figure_value is distinct from after.figure_value
        or before.cell_state <> after.cell_state
    order by document_id, place, source_line, measure
"""
_FINDINGS = """
    select coalesce(after.document_id, before.document_id) as document_id,
        case
            when before.finding_id is null then 'appeared'
            when after.finding_id is null then 'vanished'
            else before.status || ' → ' || after.status
        end as change,
        coalesce(after.severity, before.severity) as severity,
        coalesce(after.message_zh, before.message_zh) as message_zh,
        coalesce(after.message_en, before.message_en) as message_en
    from before.quality.fct_findings as before
    full outer join after.quality.fct_findings as after
        on before.finding_id = after.finding_id
    where before.finding_id is null or after.finding_id is null or before.status <> after.status
    order by all
"""


@dataclass(frozen=True)
class FigureChange:
    """One figure that two versions give differently.

    Attributes:
        document_id: the document.
        place: table or section.
        subject: row, or what the sentence speaks of.
        measure: column, or kind of statement.
        change: appeared, vanished or changed.
        before: value in the older version.
        after: value in the newer version.
        cause: why, from the two manifests.
        source: file and line in the newer version, else in the older.
    """

    document_id: str
    place: str
    subject: str | None
    measure: str | None
    change: str
    before: Decimal | None
    after: Decimal | None
    cause: str
    source: str


@dataclass(frozen=True)
class Difference:
    """What differs between two versions.

    Attributes:
        figures: the figures, by document and place.
        findings: findings that appeared, vanished or were decided, as records.
    """

    figures: Sequence[FigureChange]
    findings: Sequence[Mapping[str, Any]]

    @property
    def causes(self) -> Mapping[tuple[str, str], int]:
        """How many figures by cause and change."""
        return Counter((figure.cause, figure.change) for figure in self.figures)


def difference(before: Version, after: Version) -> Difference:
    """Compare two versions.

    Args:
        before: the older one.
        after: the newer one.

    Returns:
        Every figure and finding that differs.
    """
    with duckdb.connect() as connection:
        for name, version in (("before", before), ("after", after)):
            connection.execute(f"attach {_quoted(version.database)} as {name} (read_only)")
        figures = _records(connection, _CHANGED)
        findings = _records(connection, _FINDINGS)
    causes = _Causes(before.manifest, after.manifest)
    return Difference([_figure(record, causes) for record in figures], findings)


@dataclass(frozen=True)
class _Causes:
    """Finds the cause of a change in the manifests of two versions."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]

    def of(self, record: Mapping[str, Any]) -> str:
        """Name the nearest cause: the document itself, then a decision, then what reads it."""
        old, new = (_documents(side).get(record["document_id"]) for side in self._sides)
        if old is None or new is None:
            return "new document" if old is None else "removed document"
        if old["sha256"] != new["sha256"]:
            return "changed document"
        if record["is_corrected_otherwise"]:
            return "correction"
        return self._common or "unknown"

    @property
    def _sides(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        return self.before, self.after

    @property
    def _common(self) -> str:
        """What changed for all documents; several causes cannot be told apart."""
        old, new = (side["seeds"] for side in self._sides)
        seeds = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
        names = [Path(name).stem for name in seeds if name.startswith("seeds/reference")]
        parts = [f"reference ({', '.join(names)})"] if names else []
        parts += ["correction"] if any(name.startswith("seeds/review") for name in seeds) else []
        parts += ["code"] if self.before["code"] != self.after["code"] else []
        return " or ".join(parts)


def _documents(manifest: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    loaded = (told for told in manifest["documents"].values() if told["state"] == "loaded")
    return {told["document_id"]: told for told in loaded}


def _figure(record: Mapping[str, Any], causes: _Causes) -> FigureChange:
    return FigureChange(
        record["document_id"],
        record["place"],
        record["subject"],
        record["measure"],
        record["change"],
        record["before_value"],
        record["after_value"],
        causes.of(record),
        f"{record['source_file']}:{record['source_line']}",
    )


def _records(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    result = connection.execute(query)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
