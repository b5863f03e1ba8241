with

indicators as (
    select * from {{ ref('int_project_indicators_corrected') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
),

levels as (
    select * from {{ ref('int_indicator_levels_filled') }}
),

parsed_values as (
    select * from {{ ref('int_indicator_values_parsed') }}
),

pivoted as (
    select
        document_id,
        project_no,
        indicator_no,
        max(case when value_role = 'target' then operator end) as target_operator,
        max(case when value_role = 'target' then indicator_number end) as target_value,
        max(case when value_role = 'target' then value_unit end) as target_unit,
        max(case when value_role = 'actual' then operator end) as actual_operator,
        max(case when value_role = 'actual' then indicator_number end) as actual_value,
        max(case when value_role = 'actual' then value_unit end) as actual_unit
    from parsed_values
    group by document_id, project_no, indicator_no
),

measured as (
    select
        indicators.document_id,
        documents.office_code,
        documents.fiscal_year,
        indicators.project_no,
        indicators.indicator_no,
        levels.level_1,
        levels.level_2,
        levels.level_3,
        indicators.initial_target_text,
        indicators.adjusted_target_text,
        pivoted.target_operator,
        pivoted.target_unit,
        indicators.actual_value_text,
        pivoted.actual_operator,
        pivoted.actual_unit,
        indicators.qualitative_note,
        indicators.weight_text,
        indicators.score_text,
        indicators.deviation_text,
        indicators.aligned_by,
        pivoted.target_value,
        pivoted.actual_value,
        {{ printed_number('indicators.used_weight_text', 20, 6) }} as weight,
        {{ printed_number('indicators.used_score_text', 20, 6) }} as score,
        {{ printed_number('indicators.weight_text', 20, 6) }} as printed_weight,
        {{ printed_number('indicators.score_text', 20, 6) }} as printed_score,
        levels.is_class_inherited,
        levels.is_group_inherited,
        indicators.is_corrected,
        documents.is_used,
        indicators.source_file,
        indicators.source_line
    from indicators
    inner join documents
        on indicators.document_id = documents.document_id
    inner join levels
        on
            indicators.document_id = levels.document_id
            and indicators.project_no = levels.project_no
            and indicators.indicator_no = levels.indicator_no
    inner join pivoted
        on
            indicators.document_id = pivoted.document_id
            and indicators.project_no = pivoted.project_no
            and indicators.indicator_no = pivoted.indicator_no
)

select * from measured
