"""Where a correction of a figure goes: the columns of seeds/review/corrections.csv."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from juesuan.reconciliation.system import CellState, Figure, FigureKind

Record = Mapping[str, Any]
FIGURE_TARGETS_QUERY = """
    with

    factors as (
        select unit, max(factor_to_wan) as factor_to_wan
        from reference.units
        group by unit
    ),

    printed as (
        select
            figure_id as ref,
            table_no as region,
            row_key,
            measure,
            value_text,
            printed_unit as unit,
            source_line,
            count(*) over (partition by table_no, row_key, measure) > 1 as is_doubled,
        from core.fct_reported_figures
        where document_id = $document
        union all
        select
            narrative_figure_id,
            'narrative',
            source_line || ':' || char_offset,
            kind,
            value_text,
            unit,
            source_line,
            false,
        from core.fct_narrative_figures
        where document_id = $document
    )

    select
        printed.* exclude (unit, source_line, is_doubled),
        case when is_doubled then source_line end as source_line,
        factors.factor_to_wan as factor,
    from printed
    left join factors using (unit)
"""
PROJECT_TARGETS_QUERY = """
    with

    money as (
        unpivot (
            select project_no, coalesce(row_label, 'line ' || source_line) as row_key, source_line,
                columns('_text$')
            from staging.stg_project_money
            where document_id = $document
        ) on columns('_text$') into name measure value value_text
    ),

    indicators as (
        unpivot (
            select project_no, 'indicator ' || indicator_no as row_key, source_line, weight_text,
                score_text
            from staging.stg_project_indicators
            where document_id = $document
        ) on weight_text, score_text into name measure value value_text
    ),

    totals as (
        unpivot (
            select project_no, '总分' as row_key, score_line as source_line, total_weight_text,
                total_score_text
            from staging.stg_projects
            where document_id = $document
        ) on total_weight_text, total_score_text into name measure value value_text
    ),

    statements as (
        select project_no, source_line || ':' || char_offset as row_key, source_line,
            kind as measure, value_text
        from staging.stg_project_statements
        where document_id = $document
    )

    select * replace (replace(measure, '_text', '') as measure)
    from (
        from money union all by name from indicators union all by name from totals
        union all by name from statements
    )
    order by project_no, source_line, row_key, measure
"""
_MEASURES = {
    "target_reported_wan": "target_reported",
    "initial_budget_wan": "initial_budget",
    "budget_wan": "annual_budget",
    "executed_wan": "executed",
    "carried_over_wan": "carried_over",
    "execution_rate_pct": "execution_rate",
    "execution_score": "score",
    "stated_budget_wan": "budget",
    "stated_executed_wan": "executed",
    "stated_execution_pct": "completion_pct",
}
_CELL_PARTS = 5


@dataclass(frozen=True)
class Target:
    """The place of a correction.

    Attributes:
        region: table number, narrative or project N.
        row_key: row as corrections name it.
        measure: column as corrections name it.
        printed_text: the value as printed; blank where nothing is.
        row_name: name of a row that is not printed; else blank.
        source_line: line, where the row is printed more than once; else None.
        factor: how much of the figure's unit one of the printed unit is.
    """

    region: str
    row_key: str
    measure: str
    printed_text: str = ""
    row_name: str = ""
    source_line: int | None = None
    factor: Decimal = Decimal(1)

    def text_of(self, value: Decimal, figure: Figure) -> str:
        """Write a value as it would be printed in its place.

        Args:
            value: in the unit of the figure.
            figure: what is printed.

        Returns:
            The number in the printed unit; without sign where a word says the direction.
        """
        if figure.kind is FigureKind.NARRATIVE and figure.value * value >= 0:
            value = abs(value)
        return plain(value / self.factor)


def targets_of(
    figures: Mapping[str, Figure], printed: Iterable[Record], projects: Sequence[Record]
) -> dict[str, Target]:
    """Find the place of the correction of each figure.

    Args:
        figures: the figures of a document.
        printed: rows of FIGURE_TARGETS_QUERY.
        projects: rows of PROJECT_TARGETS_QUERY.

    Returns:
        A target by figure; a figure that no correction can name has none.
    """
    found = {record["ref"]: _printed_target(record) for record in printed}
    units = {one.region: one.factor for one in found.values()}
    for ref, figure in figures.items():
        if figure.kind is FigureKind.PROJECT:
            target = _project_target(ref, figure, projects)
        else:
            target = found.get(ref) or _empty_target(ref, figure, units)
        if target:
            found[ref] = target
    return found


def _printed_target(record: Record) -> Target:
    return Target(
        region=record["region"],
        row_key=record["row_key"],
        measure=record["measure"],
        printed_text=record["value_text"] or "",
        source_line=record["source_line"],
        factor=Decimal(record["factor"] or 1),
    )


def _empty_target(ref: str, figure: Figure, units: Mapping[str, Decimal]) -> Target | None:
    """Return the target of a cell that prints nothing: document|table|row|line|measure."""
    parts = ref.split("|")
    if figure.kind is not FigureKind.TABLE or len(parts) != _CELL_PARTS:
        return None
    _, table_no, row_key, _, measure = parts
    name = figure.term_text.partition(row_key)[2].partition("·")[0]
    is_absent = figure.state is CellState.ABSENT
    factor = units.get(table_no, Decimal(1)) if figure.measured_in == "万元" else Decimal(1)
    return Target(table_no, row_key, measure, row_name=name if is_absent else "", factor=factor)


def _project_target(ref: str, figure: Figure, cells: Iterable[Record]) -> Target | None:
    """Return the target of a project's figure; a lost indicator has none."""
    if figure.state is CellState.ABSENT:
        return None
    _, project, *between, field = ref.split("|")
    measure = _MEASURES.get(field, field)
    row = between[0].rstrip("0123456789") if between and field in _MEASURES else ""
    row = between[0] if between and field not in _MEASURES else row
    here = [
        cell
        for cell in cells
        if f"project {cell['project_no']}" == project
        and cell["measure"] == measure
        and (cell["source_line"] == figure.source_line or cell["row_key"] == row)
    ]
    named = [cell for cell in here if cell["row_key"] == row] or here
    if named:
        return Target(project, named[0]["row_key"], measure, named[0]["value_text"])
    is_blank = figure.state is not CellState.PRINTED and bool(row)
    return Target(project, row, measure) if is_blank else None


def plain(value: Decimal) -> str:
    """Write a number without the zeros that its type adds, as amounts are printed.

    Args:
        value: any number.

    Returns:
        Two decimals where it has any; no exponent, no negative zero.
    """
    number = value.normalize() + 0
    places = max(0, -int(number.as_tuple().exponent))
    return f"{number:.{2 if places == 1 else places}f}"
