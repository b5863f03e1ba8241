with

total_terms as (
    select * from {{ ref('project_total_terms') }}
),

project_figures as (
    select * from {{ ref('int_project_figures_listed') }}
    where indicator_no is null and fund_label = ''
),

table_figures as (
    select * from {{ ref('int_identity_figures') }}
),

selected as (
    select
        total_terms.identity_id,
        project_figures.document_id,
        total_terms.term_no,
        total_terms.side,
        total_terms.sign,
        total_terms.is_required,
        total_terms.needs_all_projects,
        project_figures.figure_kind,
        project_figures.figure_ref,
        project_figures.measured_in,
        project_figures.figure_value,
        project_figures.half_width,
        project_figures.rounding_step,
        project_figures.cell_state,
        project_figures.term_text,
        project_figures.source_line
    from total_terms
    inner join project_figures
        on total_terms.project_field = project_figures.project_field
    union all
    select
        total_terms.identity_id,
        table_figures.document_id,
        total_terms.term_no,
        total_terms.side,
        total_terms.sign,
        total_terms.is_required,
        total_terms.needs_all_projects,
        'table' as figure_kind,
        table_figures.figure_id as figure_ref,
        table_figures.measured_in,
        table_figures.figure_value,
        table_figures.half_width,
        table_figures.rounding_step,
        table_figures.cell_state,
        table_figures.term_text,
        table_figures.source_line
    from total_terms
    inner join table_figures
        on
            total_terms.table_no = table_figures.table_no
            and total_terms.measure = table_figures.measure
            and coalesce(total_terms.row_level, table_figures.row_level) = table_figures.row_level
            and (
                total_terms.official_line is null
                or total_terms.official_line = table_figures.official_line
            )
)

select * from selected
