with

money_rows as (
    select
        *,
        coalesce(row_label like '%总额%', false) as is_total_row
    from {{ ref('int_project_money_corrected') }}
    where coalesce(aligned_by, '') <> 'unresolved'
),

numbered as (
    select
        *,
        row_number() over (
            partition by document_id, project_no, is_total_row order by source_line
        ) as row_no,
        count(*) over (partition by document_id, project_no, is_total_row) as row_count,
        row_number() over (
            partition by document_id, project_no, row_label order by source_line
        ) as label_no
    from money_rows
),

money_units as (
    select * from {{ ref('int_money_units_resolved') }}
),

fields as (
    select * from {{ ref('project_fields') }}
    where printed_in = 'money_row'
),

cells as (
    select
        numbered.document_id,
        numbered.project_no,
        coalesce(numbered.row_label, '资金')
        || case when numbered.label_no > 1 then cast(numbered.label_no as varchar) else '' end
            as row_label,
        numbered.is_total_row,
        cast(numbered.row_no as integer) as row_no,
        cast(numbered.row_count as integer) as row_count,
        fields.project_field,
        fields.measured_in,
        fields.field_name_zh,
        case fields.project_field
            when 'target_reported_wan' then numbered.target_reported_text
            when 'initial_budget_wan' then numbered.initial_budget_text
            when 'budget_wan' then numbered.annual_budget_text
            when 'executed_wan' then numbered.executed_text
            when 'carried_over_wan' then numbered.carried_over_text
            when 'execution_rate_pct' then {{ without_percent('numbered.execution_rate_text') }}
            when 'execution_score' then numbered.score_text
        end as value_text,
        case fields.project_field
            when 'target_reported_wan' then numbered.printed_target_reported_text
            when 'initial_budget_wan' then numbered.printed_initial_budget_text
            when 'budget_wan' then numbered.printed_annual_budget_text
            when 'executed_wan' then numbered.printed_executed_text
            when 'carried_over_wan' then numbered.printed_carried_over_text
            when
                'execution_rate_pct'
                then {{ without_percent('numbered.printed_execution_rate_text') }}
            when 'execution_score' then numbered.printed_score_text
        end as printed_text,
        case fields.measured_in when '万元' then money_units.factor_to_wan else 1 end
            as factor_to_wan,
        numbered.source_line
    from numbered
    cross join fields
    left join money_units
        on
            numbered.document_id = money_units.document_id
            and 'project ' || numbered.project_no = money_units.region
)

select * from cells
