with

indicators as (
    select * from {{ ref('stg_project_indicators') }}
),

corrections as (
    select * from {{ ref('int_project_corrections_applied') }}
),

corrected as (
    select
        indicators.*,
        coalesce(corrections.weight_text, indicators.weight_text) as used_weight_text,
        coalesce(corrections.score_text, indicators.score_text) as used_score_text,
        corrections.document_id is not null as is_corrected
    from indicators
    left join corrections
        on
            indicators.document_id = corrections.document_id
            and indicators.project_no = corrections.project_no
            and 'indicator ' || indicators.indicator_no = corrections.row_key
)

select * from corrected
