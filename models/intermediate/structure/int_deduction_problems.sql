with

judged as (
    select * from {{ ref('int_indicators_judged') }}
    where is_deducted_without_deviation
),

told as (
    select
        document_id,
        project_no,
        indicator_no,
        level_3,
        score_text,
        source_line,
        '第' || source_line || '行“' || level_3 || '”' || score_text || '/' || weight_text || '（'
        || deviation_text || '）' as said_zh,
        'line ' || source_line || ' ''' || level_3 || ''' ' || score_text || ' of ' || weight_text
            as said_en,
        document_id || '|project ' || project_no || '|indicator ' || indicator_no || '|score'
            as figure_ref
    from judged
),

-- One habit of a project's table is one problem, however many of its rows show it.
grouped as (
    select
        document_id,
        project_no,
        count(*) as indicator_count,
        min(source_line) as source_line,
        {{ joined_text('said_zh', '、', 'indicator_no') }} as indicators_zh,
        {{ joined_text('said_en', ', ', 'indicator_no') }} as indicators_en,
        {{ joined_text('level_3', '、', 'indicator_no') }} as indicator_names,
        {{ joined_text('score_text', '、', 'indicator_no') }} as scores,
        {{ joined_text('figure_ref', ',', 'indicator_no') }} as figure_refs
    from told
    group by document_id, project_no
),

problems as (
    select
        document_id,
        'deduction_contradicted' as problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        indicator_names as row_key,
        '得分' as measure_label,
        scores as printed_value,
        cast(null as varchar) as suggested_value,
        '第' || project_no || '张项目自评表有' || indicator_count || '项指标称没有偏差而未得满分：'
        || indicators_zh || '，请补充扣分原因或更正得分。' as message_zh,
        'Project table ' || project_no || ': ' || indicator_count
        || ' indicator(s) lose points where no deviation is said: ' || indicators_en
        || '; give the reason or correct the score.' as message_en,
        '偏差原因栏与得分互相矛盾' as evidence_zh,
        'the column of deviations contradicts the score' as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        figure_refs
    from grouped
)

select * from problems
