with

cells as (
    select * from {{ ref('int_project_values_measured') }}
),

stated as (
    select * from {{ ref('int_project_statements_measured') }}
),

ruled as (
    select * from {{ ref('int_project_rules_applied') }}
),

figures as (
    select
        document_id,
        project_no,
        indicator_no,
        fund_label,
        project_field,
        measured_in,
        field_name_zh,
        coalesce(value_text, '（空白）')
        || case
            when coalesce(value_text, '') = coalesce(printed_text, '') then ''
            else '（更正，原印' || coalesce(printed_text, '空白') || '）'
        end as value_text,
        cell_state,
        figure_value,
        half_width,
        source_line,
        'project' as figure_kind
    from cells
    union all
    select
        document_id,
        project_no,
        null as indicator_no,
        '' as fund_label,
        project_field,
        measured_in,
        field_name_zh,
        {{ plain_number('stated_value') }} as value_text,
        'printed' as cell_state,
        cast(stated_value as decimal(28, 10)) as figure_value,
        half_width,
        source_line,
        'project' as figure_kind
    from stated
    union all
    select
        document_id,
        project_no,
        null as indicator_no,
        fund_label,
        project_field,
        measured_in,
        field_name_zh,
        {{ plain_number('figure_value') }} as value_text,
        cell_state,
        figure_value,
        half_width,
        source_line,
        'constant' as figure_kind
    from ruled
),

referenced as (
    select
        *,
        case
            when figure_kind = 'project'
                then document_id || '|project ' || project_no
                    || coalesce('|indicator ' || indicator_no, '')
                    || case when fund_label = '' then '' else '|' || fund_label end
                    || '|' || project_field
        end as figure_ref,
        '项目' || project_no || '第' || source_line || '行 '
        || case when fund_label = '' then '' else fund_label || '·' end
        || field_name_zh || ' '
        || case measured_in when '%' then {{ with_percent('value_text') }} else value_text end
            as term_text,
        cast(2 * half_width as decimal(18, 6)) as rounding_step
    from figures
)

select * from referenced
