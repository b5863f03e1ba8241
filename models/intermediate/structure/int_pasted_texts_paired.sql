with

texts as (
    select
        document_id,
        project_no,
        text_no,
        text_label,
        prose,
        source_line,
        {{ folded('prose') }} as folded_prose
    from {{ ref('stg_project_texts') }}
    where text_label not like '%备注%'
),

indicators as (
    select
        document_id,
        project_no,
        level_3,
        source_line,
        {{ folded('deviation_text') }} as folded_deviation
    from {{ ref('fct_performance_indicators') }}
),

rules as (
    select cast(rule_value as integer) as shortest_length
    from {{ ref('project_rules') }}
    where rule_key = 'pasted_text_length'
),

pairs as (
    select
        texts.document_id,
        texts.project_no,
        texts.source_line,
        texts.text_label,
        others.source_line as other_line,
        '“' || others.text_label || '”' as other_label,
        texts.prose,
        texts.folded_prose
    from texts
    inner join texts as others
        on
            texts.document_id = others.document_id
            and texts.project_no = others.project_no
            and texts.folded_prose = others.folded_prose
            and texts.text_no > others.text_no
    union all
    select
        texts.document_id,
        texts.project_no,
        texts.source_line,
        texts.text_label,
        indicators.source_line as other_line,
        '指标“' || indicators.level_3 || '”的偏差原因' as other_label,
        texts.prose,
        texts.folded_prose
    from texts
    inner join indicators
        on
            texts.document_id = indicators.document_id
            and texts.project_no = indicators.project_no
            and texts.folded_prose = indicators.folded_deviation
),

long_pairs as (
    select pairs.*
    from pairs
    inner join rules
        on length(pairs.folded_prose) >= rules.shortest_length
),

-- A line may print a label twice.
by_place as (
    select
        document_id,
        project_no,
        source_line,
        text_label,
        other_line,
        other_label,
        min(prose) as prose,
        min(folded_prose) as folded_prose
    from long_pairs
    group by document_id, project_no, source_line, text_label, other_line, other_label
)

select * from by_place
