with

figures as (
    select * from {{ ref('int_cells_measured') }}
    where cell_state = 'unread' and measure not like 'unplaced%'
),

issues as (
    select
        document_id,
        region,
        source_line
    from {{ ref('stg_extraction_issues') }}
    where severity = 'error'
    group by document_id, region, source_line
),

-- Readable as a number, but beyond what an amount in 万元 can be: extraction could not know.
unspoken as (
    select figures.*
    from figures
    left join issues
        on
            figures.document_id = issues.document_id
            and figures.table_no = issues.region
            and figures.source_line = issues.source_line
    where issues.document_id is null
),

problems as (
    select
        document_id,
        'value_unreadable' as problem_kind,
        table_no,
        cast(null as varchar) as section_no,
        row_key,
        measure_label,
        value_text as printed_value,
        cast(null as varchar) as suggested_value,
        '公开' || table_no || '表第' || source_line || '行：“' || left(value_text, 60) || '”'
        || printed_unit || '大得不可能，或小数位过多，未入库；请对照原件更正。' as message_zh,
        'Table ' || table_no || ', line ' || source_line || ': ''' || left(value_text, 60)
        || ''' is no possible amount in ' || printed_unit || '; it is not loaded. Correct it.'
            as message_en,
        '金额单位：' || printed_unit as evidence_zh,
        'the unit is ' || printed_unit as evidence_en,
        source_line,
        'error' as issue_severity,
        figure_id as figure_refs
    from unspoken
)

select * from problems
