with

compared as (
    select * from {{ ref('int_project_counts_compared') }}
),

problems as (
    select
        document_id,
        'count_contradicted' as problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        subject_key as row_key,
        text_label as measure_label,
        value_text || unit as printed_value,
        case when vote_count < other_vote_count then other_value_text || unit end
            as suggested_value,
        '第' || project_no || '张项目自评表第' || source_line || '行“' || quote || '”与第'
        || other_line || '行“' || other_quote || '”不一致，请核对。' as message_zh,
        'Project table ' || project_no || ', line ' || source_line || ': ''' || quote
        || ''' contradicts line ' || other_line || ' (''' || other_quote || ''').' as message_en,
        '第' || other_line || '行：' || other_quote || '（' || other_value_text || unit || '共出现'
        || other_vote_count || '次）' as evidence_zh,
        'line ' || other_line || ': ' || other_quote || ' (' || other_value_text || unit || ', '
        || other_vote_count || ' times)' as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from compared
)

select * from problems
