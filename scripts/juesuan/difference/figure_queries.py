"""The queries that compare the figures of two attached versions, `before` and `after`.

A figure is known again by its place in its document, not by its line: lines move. `documents` holds
what the manifests say: the id of each document in both versions, the one it is known by, its fate.
"""

from juesuan.difference.pairing import equal, pair_equal, remaining, twin
from juesuan.difference.version_changes import CHANGED_DOCUMENT, KEPT, WITH_DOCUMENT

_PLACE = ("document_id", "figure_kind", "place", "subject", "measure", "measure_label")
_VALUE = ("figure_value", "amount_wan", "unit", "cell_state", "quality_status")


def _figures(catalog: str) -> str:
    """All figures of one version, each at a place that a person recognises."""
    return f"""
        create temp table {catalog}_figures as
        with placed as (
            select
                documents.document_id,
                documents.fate,
                traced.figure_ref,
                traced.figure_kind,
                case traced.figure_kind
                    when 'table' then '公开' || traced.table_no || '表'
                    when 'narrative' then concat_ws(' ', '情况说明', traced.section_no)
                    else '项目支出绩效自评表'
                end as place,
                case traced.figure_kind
                    when 'table' then traced.row_key
                    when 'narrative' then traced.row_name
                    when 'project' then concat_ws(
                        ' ',
                        coalesce(projects.project_name, traced.region),
                        case
                            when not contains(traced.row_key, '|indicator ')
                                then nullif(split_part(traced.row_key, '|', 2), '')
                        end
                    )
                end as subject,
                case
                    when traced.figure_kind = 'table' and traced.row_name <> traced.row_key
                        then traced.row_name
                end as subject_name,
                traced.measure,
                traced.measure_label,
                nullif(traced.value_text, '') as value_text,
                traced.printed_unit,
                traced.correction_id,
                traced.corrected_value_text,
                {", ".join(f"traced.{column}" for column in _VALUE)},
                traced.source_file,
                traced.source_line
            from {catalog}.intermediate.int_figures_traced as traced
            inner join documents on traced.document_id = documents.{catalog}_id
            left join {catalog}.core.fct_performance_projects as projects
                on
                    traced.document_id = projects.document_id
                    and traced.region = 'project ' || projects.project_no
        )
        select *, {twin("figure_ref", (*_PLACE, *_VALUE))} from placed
    """


COMPARE_FIGURES = (
    _figures("before"),
    _figures("after"),
    pair_equal("figures", "figure_ref", (*_PLACE, *_VALUE)),
    f"""
        create temp table figures_compared as
        with {remaining("figures", "figure_ref", _PLACE)}
        select
            old,
            new,
            coalesce(new.document_id, old.document_id) as document_id,
            case
                when old.figure_ref is null then 'appeared'
                when new.figure_ref is null then 'vanished'
                when {equal(_VALUE[:-1])} then 'quality changed'
                else 'changed'
            end as change
        from old
        full join new
            on {equal((*_PLACE, "ordinal"))}
    """,
    """
        insert into figures_paired
        select old.figure_ref, new.figure_ref from figures_compared
        where old.figure_ref is not null and new.figure_ref is not null
    """,
    f"""
        create temp table figures_changed as
        select
            *,
            case
                when coalesce(new.fate, old.fate) not in ('{KEPT}', '{CHANGED_DOCUMENT}')
                    then coalesce(new.fate, old.fate)
                -- A row or score that only a correction gives is not printed in either document.
                when
                    coalesce(new.fate, old.fate) = '{CHANGED_DOCUMENT}'
                    and (
                        change = 'quality changed'
                        or old.value_text is distinct from new.value_text
                        or (
                            change = 'changed'
                            and old.printed_unit is distinct from new.printed_unit
                        )
                    )
                    then '{CHANGED_DOCUMENT}'
                when
                    change <> 'quality changed'
                    and (
                        old.correction_id is distinct from new.correction_id
                        or old.corrected_value_text is distinct from new.corrected_value_text
                    )
                    then 'correction'
                when change = 'quality changed' and $for_judgement <> '' then $for_judgement
                when change <> 'quality changed' and $for_values <> '' then $for_values
                when coalesce(new.fate, old.fate) = '{CHANGED_DOCUMENT}' then '{CHANGED_DOCUMENT}'
                else 'unknown'
            end as cause
        from figures_compared
    """,
)
FIGURE_COUNTS = """
    select cause, change, count(*) from figures_changed group by all order by all
"""
# What moved comes first, what came and went with a whole document last.
FIGURES = f"""
    select
        document_id,
        coalesce(new.place, old.place) as place,
        coalesce(new.subject, old.subject) as subject,
        coalesce(new.subject_name, old.subject_name) as subject_name,
        coalesce(new.measure_label, old.measure_label) as measure,
        change,
        cause,
        old.figure_value, old.unit, old.cell_state, old.quality_status,
        new.figure_value, new.unit, new.cell_state, new.quality_status,
        coalesce(new.source_file, old.source_file) as source_file,
        coalesce(new.source_line, old.source_line) as source_line
    from figures_changed
    order by
        case
            when change = 'changed' then 1
            when change = 'quality changed' then 2
            when cause in {WITH_DOCUMENT} then 4
            else 3
        end,
        document_id, place, source_line, coalesce(new.figure_ref, old.figure_ref)
    limit $limit
"""
