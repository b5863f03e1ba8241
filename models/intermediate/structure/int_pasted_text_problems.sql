with

pairs as (
    select * from {{ ref('int_pasted_texts_paired') }}
),

ranked as (
    select
        *,
        row_number() over (
            partition by document_id, project_no, source_line, text_label
            order by other_line
        ) as preference
    from pairs
),

problems as (
    select
        document_id,
        'text_pasted' as problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        text_label as row_key,
        cast(null as varchar) as measure_label,
        substr(prose, 1, 60) as printed_value,
        cast(null as varchar) as suggested_value,
        '第' || project_no || '张项目自评表第' || source_line || '行“' || text_label || '”与第'
        || other_line || '行' || other_label || '文字完全相同，疑误贴，请核对。' as message_zh,
        'Project table ' || project_no || ', line ' || source_line || ': the text of this box ('
        || text_label || ') is the same as in line ' || other_line || ' (' || other_label
        || '); one of them seems pasted by mistake.' as message_en,
        '第' || other_line || '行：' || substr(prose, 1, 60) as evidence_zh,
        'line ' || other_line || ': ' || substr(prose, 1, 60) as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from ranked
    where preference = 1
)

select * from problems
