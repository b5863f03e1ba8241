with

judged as (
    select * from {{ ref('int_indicators_judged') }}
),

scored as (
    select
        *,
        total_score - coalesce(execution_score, 0) - sum(coalesce(score, 0)) over (
            partition by document_id, project_no
        ) as missing_score,
        sum(case when is_blank_score then 1 else 0 end) over (
            partition by document_id, project_no
        ) as blank_count
    from judged
),

valued as (
    select
        *,
        case
            when missing_score = 0 or (blank_count = 1 and missing_score between 0 and weight)
                then {{ plain_number('missing_score') }}
        end as suggested_score
    from scored
    where is_blank_score
),

problems as (
    select
        document_id,
        'blank_score' as problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        level_3 as row_key,
        '得分' as measure_label,
        cast(null as varchar) as printed_value,
        suggested_score as suggested_value,
        '第' || project_no || '张项目自评表第' || source_line || '行“' || level_3 || '”的得分空白（分值'
        || weight_text || '）'
        || coalesce('，按总分推算应为' || suggested_score || '分', '') || '，请核对。' as message_zh,
        'Project table ' || project_no || ', line ' || source_line || ': the score of ''' || level_3
        || ''' (weight ' || weight_text || ') is blank'
        || coalesce('; the total score makes it ' || suggested_score, '') || '.' as message_en,
        coalesce('总分' || {{ plain_number('total_score') }} || '减其余各项得分', '总分未印出')
            as evidence_zh,
        coalesce(
            'total score ' || {{ plain_number('total_score') }} || ' less the other scores',
            'no total score is printed'
        ) as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        document_id || '|project ' || project_no || '|indicator ' || indicator_no || '|score'
            as figure_refs
    from valued
)

select * from problems
