with

projects as (
    select * from {{ ref('fct_performance_projects') }}
),

grades as (
    select * from {{ ref('narrative_grades') }}
),

amounts as (
    select * from {{ ref('int_narrative_project_amounts') }}
),

stated as (
    select
        document_id,
        'projects_budget' as concept_id,
        'amount' as stated_kind,
        project_no,
        'budget_wan' as field,
        '全年预算数' as field_label,
        '万元' as measured_in,
        budget_wan as figure_value,
        budget_half_width as half_width,
        source_line
    from amounts
    union all
    select
        document_id,
        'project:' || project_no as concept_id,
        'budget' as stated_kind,
        project_no,
        'budget_wan' as field,
        '全年预算数' as field_label,
        '万元' as measured_in,
        budget_wan as figure_value,
        budget_half_width as half_width,
        source_line
    from amounts
    union all
    select
        document_id,
        'project:' || project_no as concept_id,
        'amount' as stated_kind,
        project_no,
        'executed_wan' as field,
        '全年执行数' as field_label,
        '万元' as measured_in,
        executed_wan as figure_value,
        executed_half_width as half_width,
        source_line
    from amounts
    union all
    select
        document_id,
        'projects_evaluated' as concept_id,
        'count' as stated_kind,
        project_no,
        'project_no' as field,
        '自评表' as field_label,
        '个' as measured_in,
        1 as figure_value,
        0 as half_width,
        source_line
    from projects
    union all
    select
        projects.document_id,
        grades.concept_id,
        'count' as stated_kind,
        projects.project_no,
        'grade' as field,
        '等级' || coalesce(projects.grade, '（未印出）') as field_label,
        '个' as measured_in,
        case
            when projects.grade is null then null
            when projects.grade = grades.grade then 1
            else 0
        end as figure_value,
        0 as half_width,
        coalesce(projects.score_source_line, projects.source_line) as source_line
    from projects
    cross join grades
),

terms as (
    select
        document_id,
        concept_id,
        stated_kind,
        project_no as term_no,
        document_id || '|project ' || project_no || '|' || field as figure_ref,
        measured_in,
        cast(coalesce(figure_value, 0) as decimal(28, 10)) as figure_value,
        cast(coalesce(half_width, 0) as decimal(28, 10)) as half_width,
        -- A project whose money rows could not be read has no line: its blank is not known. Nor is
        -- the grade of a project that prints none.
        case
            when figure_value is not null then 'printed'
            when source_line is null or stated_kind = 'count' then 'unread'
            else 'blank'
        end as cell_state,
        '项目' || project_no || coalesce('第' || source_line || '行', '') || ' ' || field_label || ' '
        || coalesce(
            case
                when stated_kind = 'count' then cast(cast(figure_value as integer) as varchar)
                else cast(cast(figure_value as decimal(20, 2)) as varchar)
            end,
            '（未印出）'
        ) as term_text,
        source_line
    from stated
)

select * from terms
