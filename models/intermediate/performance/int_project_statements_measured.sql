with

statements as (
    select * from {{ ref('int_project_statements_chosen') }}
),

cells as (
    select * from {{ ref('int_project_values_measured') }}
    where fund_label = '' and indicator_no is null and cell_state = 'printed'
),

fields as (
    select * from {{ ref('project_fields') }}
    where printed_in = 'prose'
),

stated as (
    select
        statements.document_id,
        statements.project_no,
        fields.project_field,
        fields.measured_in,
        fields.field_name_zh,
        case fields.project_field
            when 'stated_budget_wan' then statements.stated_budget_wan
            when 'stated_executed_wan' then statements.stated_executed_wan
            else statements.stated_execution_pct
        end as stated_value,
        case fields.project_field
            when 'stated_budget_wan' then statements.stated_budget_half_width
            when 'stated_executed_wan' then statements.stated_executed_half_width
            else statements.stated_execution_half_width
        end as stated_half_width,
        statements.stated_source_line as source_line
    from statements
    cross join fields
),

-- 29万元 in the prose of a project whose table prints 29 is that amount, not one rounded to it.
confirmed as (
    select
        stated.document_id,
        stated.project_no,
        stated.project_field,
        stated.measured_in,
        stated.field_name_zh,
        stated.stated_value,
        stated.source_line,
        min(coalesce(least(cells.half_width, stated.stated_half_width), stated.stated_half_width))
            as half_width
    from stated
    left join cells
        on
            stated.document_id = cells.document_id
            and stated.project_no = cells.project_no
            and stated.measured_in = cells.measured_in
            and stated.stated_value = cells.figure_value
    where stated.stated_value is not null
    group by
        stated.document_id, stated.project_no, stated.project_field, stated.measured_in,
        stated.field_name_zh, stated.stated_value, stated.source_line
)

select * from confirmed
