with

projects as (
    select * from {{ ref('fct_performance_projects') }}
),

statements as (
    select
        *,
        {{ folded('subject') }} as subject_key
    from {{ ref('int_project_statements_corrected') }}
    where kind in ('budget', 'executed', 'completion_pct')
),

source_projects as (
    select * from {{ ref('stg_projects') }}
),

-- A prose that speaks of 甲项目 in the table of a project without one character of its name,
-- beyond those that every project has, speaks of another project.
named as (
    select
        statements.document_id,
        statements.project_no,
        projects.project_name,
        statements.subject_key,
        statements.quote,
        statements.source_line,
        {{ replace_pattern('statements.subject_key', '[项目经费资金工作专]') }} as bare_subject,
        row_number() over (
            partition by statements.document_id, statements.project_no, statements.subject_key
            order by statements.source_line, statements.char_offset
        ) as preference
    from statements
    inner join projects
        on
            statements.document_id = projects.document_id
            and statements.project_no = projects.project_no
    where statements.subject_key like '%项目' and statements.subject_key not like '%本项目'
),

foreign_names as (
    select
        document_id,
        'other_project_named' as problem_kind,
        project_no,
        '项目名称' as measure_label,
        subject_key as printed_value,
        project_name as suggested_value,
        '文字所述“' || subject_key || '”不是本表的项目“' || project_name || '”' as said_zh,
        'the prose speaks of ' || subject_key || ', the table of ' || project_name as said_en,
        quote,
        source_line
    from named
    where
        preference = 1
        and length(bare_subject) >= 2
        and length(translate(bare_subject, project_name, '')) = length(bare_subject)
),

other_years as (
    select
        projects.document_id,
        'project_year_differs' as problem_kind,
        projects.project_no,
        '年度' as measure_label,
        source_projects.period_text as printed_value,
        '（' || projects.fiscal_year || '年度）' as suggested_value,
        '本表印为“' || source_projects.period_text || '”，与决算公开的年度' || projects.fiscal_year
        || '不同' as said_zh,
        'the table is of ' || source_projects.period_text || ', the disclosure of '
        || projects.fiscal_year as said_en,
        source_projects.period_text as quote,
        projects.source_line
    from projects
    inner join source_projects
        on
            projects.document_id = source_projects.document_id
            and projects.project_no = source_projects.project_no
    where
        {{ extract_pattern(folded('source_projects.period_text'), '([0-9]{4})年') }}
        <> cast(projects.fiscal_year as varchar)
),

found as (
    select * from foreign_names
    union all
    select * from other_years
),

problems as (
    select
        document_id,
        problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        cast(null as varchar) as row_key,
        measure_label,
        printed_value,
        suggested_value,
        '第' || project_no || '张项目自评表第' || source_line || '行：' || said_zh || '，请核对。'
            as message_zh,
        'Project table ' || project_no || ', line ' || source_line || ': ' || said_en || '.'
            as message_en,
        quote as evidence_zh,
        quote as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from found
)

select * from problems
