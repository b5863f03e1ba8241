with

projects as (
    select * from {{ ref('int_projects_corrected') }}
),

indicators as (
    select * from {{ ref('int_project_indicators_corrected') }}
),

fields as (
    select * from {{ ref('project_fields') }}
),

total_cells as (
    select
        projects.document_id,
        projects.project_no,
        cast(null as integer) as indicator_no,
        fields.project_field,
        fields.measured_in,
        fields.field_name_zh,
        case fields.project_field
            when 'total_weight' then projects.total_weight_text
            else projects.total_score_text
        end as value_text,
        case fields.project_field
            when 'total_weight' then projects.printed_total_weight_text
            else projects.printed_total_score_text
        end as printed_text,
        coalesce(projects.score_line, projects.source_line) as source_line
    from projects
    cross join fields
    where fields.printed_in = 'total_row'
),

indicator_cells as (
    select
        indicators.document_id,
        indicators.project_no,
        indicators.indicator_no,
        fields.project_field,
        fields.measured_in,
        coalesce(indicators.level_3, '指标' || indicators.indicator_no)
        || fields.field_name_zh as field_name_zh,
        case fields.project_field
            when 'weight' then indicators.used_weight_text
            else indicators.used_score_text
        end as value_text,
        case fields.project_field
            when 'weight' then indicators.weight_text
            else indicators.score_text
        end as printed_text,
        indicators.source_line
    from indicators
    cross join fields
    where fields.printed_in = 'indicator_row'
),

listed as (
    select * from total_cells
    union all
    select * from indicator_cells
),

-- A score is a number of points, whatever unit the money of its table has.
measured as (
    select
        document_id,
        project_no,
        indicator_no,
        '' as fund_label,
        project_field,
        measured_in,
        field_name_zh,
        value_text,
        printed_text,
        cast(1 as decimal(9, 4)) as factor_to_wan,
        source_line
    from listed
)

select * from measured
