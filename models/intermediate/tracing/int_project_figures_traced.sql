with

figures as (
    select * from {{ ref('int_project_figures_printed') }}
),

projects as (
    select * from {{ ref('fct_performance_projects') }}
),

indicators as (
    select * from {{ ref('fct_performance_indicators') }}
),

qualities as (
    select * from {{ ref('int_stated_figure_quality_judged') }}
),

traced as (
    select
        'project' as figure_kind,
        figures.figure_ref,
        figures.document_id,
        'project ' || figures.project_no as region,
        cast(null as varchar) as table_no,
        cast(null as varchar) as section_no,
        'project ' || figures.project_no
        || coalesce('|indicator ' || figures.indicator_no, '')
        || coalesce('|' || nullif(figures.fund_label, ''), '') as row_key,
        cast(null as varchar) as row_code,
        cast(null as varchar) as line_number,
        cast(null as varchar) as item_key,
        cast(null as varchar) as class_code,
        case
            when figures.indicator_no is null then projects.project_name
            else indicators.level_3
        end as row_name,
        nullif(figures.fund_label, '') as section_label,
        figures.project_field as measure,
        figures.field_name_zh as measure_label,
        figures.value_text,
        case when figures.is_corrected then figures.used_value_text end as corrected_value_text,
        figures.correction_id,
        cast(figures.figure_value as decimal(20, 6)) as figure_value,
        case figures.measured_in
            when '万元' then cast(figures.figure_value as decimal(20, 6))
        end as amount_wan,
        cast(null as decimal(20, 6)) as printed_amount_wan,
        figures.measured_in as unit,
        figures.measured_in as printed_unit,
        figures.cell_state,
        indicators.aligned_by,
        qualities.quality_status,
        qualities.quality_reason,
        cast(null as varchar) as quote,
        figures.cell_id,
        figures.source_line
    from figures
    inner join projects
        on
            figures.document_id = projects.document_id
            and figures.project_no = projects.project_no
    inner join qualities
        on figures.figure_ref = qualities.figure_ref
    left join indicators
        on
            figures.document_id = indicators.document_id
            and figures.project_no = indicators.project_no
            and figures.indicator_no = indicators.indicator_no
)

select * from traced
