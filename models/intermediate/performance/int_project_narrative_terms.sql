with

statements as (
    select * from {{ ref('int_project_fund_statements') }}
),

figures as (
    select * from {{ ref('int_project_figures_listed') }}
    where indicator_no is null and fund_label = '' and cell_state = 'printed'
),

sides as (
    select
        statements.narrative_figure_id,
        statements.document_id,
        'lhs' as side,
        'narrative' as figure_kind,
        statements.narrative_figure_id as figure_ref,
        cast(statements.amount_wan as decimal(28, 10)) as figure_value,
        statements.half_width,
        cast(2 * statements.half_width as decimal(18, 6)) as rounding_step,
        '情况说明 ' || coalesce(statements.section_no, '') || '第' || statements.source_line || '行 “'
        || statements.quote || '” ' || statements.value_text as term_text,
        statements.source_line
    from statements
    union all
    select
        statements.narrative_figure_id,
        statements.document_id,
        'rhs' as side,
        figures.figure_kind,
        figures.figure_ref,
        figures.figure_value,
        figures.half_width,
        figures.rounding_step,
        figures.term_text,
        figures.source_line
    from statements
    inner join figures
        on
            statements.document_id = figures.document_id
            and statements.project_field = figures.project_field
),

terms as (
    select
        'narrative-project-funds' as identity_id,
        sides.document_id,
        statements.source_line || ':' || statements.char_offset as instance_key,
        cast(row_number() over (
            partition by sides.narrative_figure_id order by sides.side, sides.source_line
        ) as integer) as term_no,
        sides.side,
        1 as sign,
        sides.figure_kind,
        sides.figure_ref,
        '万元' as measured_in,
        sides.figure_value,
        sides.half_width,
        sides.rounding_step,
        'printed' as cell_state,
        sides.term_text,
        sides.source_line
    from sides
    inner join statements
        on sides.narrative_figure_id = statements.narrative_figure_id
)

select * from terms
