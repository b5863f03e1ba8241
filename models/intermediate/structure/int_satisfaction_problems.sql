with

statements as (
    select
        *,
        {{ printed_number(without_percent('value_text'), 20, 6) }} as stated_pct
    from {{ ref('int_project_statements_corrected') }}
    where kind = 'percent'
),

indicators as (
    select * from {{ ref('fct_performance_indicators') }}
    where actual_unit = '%' and actual_value is not null
),

phrases as (
    select * from {{ ref('project_phrases') }}
    where phrase_role = 'satisfaction'
),

reached as (
    select
        indicators.document_id,
        indicators.project_no,
        indicators.indicator_no,
        indicators.level_3,
        indicators.actual_value,
        indicators.source_line,
        '第' || indicators.source_line || '行“' || indicators.level_3 || '”'
        || indicators.actual_value_text as said_zh,
        'line ' || indicators.source_line || ' ' || indicators.actual_value_text as said_en
    from indicators
    inner join phrases
        on indicators.level_3 like phrases.phrase_pattern
),

stated as (
    select statements.*
    from statements
    inner join phrases
        on
            statements.subject like phrases.phrase_pattern
            and statements.text_label like phrases.phrase_pattern
    where statements.stated_pct is not null
),

-- The prose may name the people otherwise than the indicator does, but one of them must fit.
compared as (
    select
        stated.document_id,
        stated.project_no,
        stated.statement_no,
        stated.subject,
        stated.value_text,
        stated.quote,
        stated.source_line,
        {{ joined_text('reached.said_zh', '、', 'reached.source_line') }} as indicators_zh,
        {{ joined_text('reached.said_en', ', ', 'reached.source_line') }} as indicators_en
    from stated
    inner join reached
        on stated.document_id = reached.document_id and stated.project_no = reached.project_no
    group by
        stated.document_id, stated.project_no, stated.statement_no, stated.subject,
        stated.value_text, stated.quote, stated.source_line
    having count(case when stated.stated_pct = reached.actual_value then 1 end) = 0
),

problems as (
    select
        document_id,
        'satisfaction_contradicted' as problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        subject as row_key,
        cast(null as varchar) as measure_label,
        value_text || '%' as printed_value,
        cast(null as varchar) as suggested_value,
        '第' || project_no || '张项目自评表第' || source_line || '行“' || quote || '”，而'
        || indicators_zh || '，请核对。' as message_zh,
        'Project table ' || project_no || ', line ' || source_line || ': ''' || quote
        || ''', but the indicators say ' || indicators_en || '.' as message_en,
        indicators_zh as evidence_zh,
        indicators_en as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from compared
)

select * from problems
