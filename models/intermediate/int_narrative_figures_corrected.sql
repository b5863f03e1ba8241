with

figures as (
    select * from {{ ref('int_narrative_statements_listed') }}
),

corrections as (
    select * from {{ ref('int_corrections_judged') }}
    where outcome = 'applied' and region = 'narrative'
),

corrected as (
    select
        figures.*,
        coalesce(corrections.corrected_value_text, figures.value_text) as used_value_text,
        corrections.correction_id,
        corrections.correction_id is not null as is_corrected
    from figures
    left join corrections
        on
            corrections.cell_id
            = figures.document_id || '|' || figures.source_line || '|' || figures.char_offset
)

select * from corrected
