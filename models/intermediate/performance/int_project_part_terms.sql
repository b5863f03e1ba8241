with

parts as (
    select * from {{ ref('int_project_parts_listed') }}
),

stated as (
    select * from {{ ref('int_project_figures_listed') }}
    where project_field = 'stated_executed_wan'
),

listed as (
    select
        document_id,
        project_no
    from parts
    group by document_id, project_no
),

sides as (
    select
        parts.document_id,
        parts.project_no,
        'lhs' as side,
        parts.document_id || '|project ' || parts.project_no || '|' || parts.source_line || ':'
        || parts.char_offset as figure_ref,
        parts.figure_value,
        parts.half_width,
        parts.term_text,
        parts.source_line,
        parts.statement_no
    from parts
    inner join stated
        on parts.document_id = stated.document_id and parts.project_no = stated.project_no
    union all
    select
        stated.document_id,
        stated.project_no,
        'rhs' as side,
        stated.figure_ref,
        stated.figure_value,
        stated.half_width,
        stated.term_text,
        stated.source_line,
        null as statement_no
    from stated
    inner join listed
        on stated.document_id = listed.document_id and stated.project_no = listed.project_no
),

terms as (
    select
        'performance-prose-parts' as identity_id,
        document_id,
        'project ' || project_no as instance_key,
        cast(row_number() over (
            partition by document_id, project_no order by side, statement_no
        ) as integer) as term_no,
        side,
        1 as sign,
        'project' as figure_kind,
        figure_ref,
        '万元' as measured_in,
        figure_value,
        half_width,
        cast(2 * half_width as decimal(18, 6)) as rounding_step,
        'printed' as cell_state,
        term_text,
        source_line
    from sides
)

select * from terms
