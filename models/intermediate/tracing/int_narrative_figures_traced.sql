with

statements as (
    select * from {{ ref('fct_narrative_figures') }}
),

-- What is stated, and what a correction put in its place.
texts as (
    select * from {{ ref('int_narrative_figures_corrected') }}
    where is_corrected
),

kinds as (
    select * from {{ ref('review_measures') }}
),

qualities as (
    select * from {{ ref('int_stated_figure_quality_judged') }}
),

traced as (
    select
        'narrative' as figure_kind,
        statements.narrative_figure_id as figure_ref,
        statements.document_id,
        'narrative' as region,
        cast(null as varchar) as table_no,
        statements.section_no,
        statements.source_line || ':' || statements.char_offset as row_key,
        cast(null as varchar) as row_code,
        cast(null as varchar) as line_number,
        cast(null as varchar) as item_key,
        cast(null as varchar) as class_code,
        statements.subject as row_name,
        statements.section_title as section_label,
        statements.kind as measure,
        kinds.measure_name_zh as measure_label,
        statements.value_text,
        texts.used_value_text as corrected_value_text,
        statements.correction_id,
        statements.figure_value,
        statements.amount_wan,
        statements.printed_amount_wan,
        statements.unit,
        statements.unit as printed_unit,
        -- 与上年相同 is printed without a number.
        case
            when statements.figure_value is null and statements.kind <> 'change_direction'
                then 'unread'
            else 'printed'
        end as cell_state,
        cast(null as varchar) as aligned_by,
        qualities.quality_status,
        qualities.quality_reason,
        statements.quote,
        statements.narrative_figure_id as cell_id,
        statements.source_line
    from statements
    inner join qualities
        on statements.narrative_figure_id = qualities.figure_ref
    left join texts
        on
            statements.document_id = texts.document_id
            and statements.source_line = texts.source_line
            and statements.char_offset = texts.char_offset
    left join kinds
        on statements.kind = kinds.measure
)

select * from traced
