with

projects as (
    select * from {{ ref('int_projects_corrected') }}
),

figures as (
    select * from {{ ref('int_project_figures_listed') }}
    where project_field = 'total_score' and cell_state = 'printed'
),

bands as (
    select * from {{ ref('grade_bands') }}
),

graded as (
    select
        projects.document_id,
        projects.project_no,
        projects.grade_text,
        figures.term_text,
        fitting.grade_band,
        fitting.grade_words,
        fitting.lowest_score,
        fitting.below_score,
        '|' || fitting.grade_words || '|' like '%|' || {{ folded('projects.grade_text') }} || '|%'
            as is_fitting,
        named.grade_band is not null as is_known_grade
    from projects
    inner join figures
        on projects.document_id = figures.document_id and projects.project_no = figures.project_no
    inner join bands as fitting
        on
            figures.figure_value >= coalesce(cast(fitting.lowest_score as decimal(9, 2)), 0)
            and figures.figure_value < coalesce(cast(fitting.below_score as decimal(9, 2)), 1000)
    left join bands as named
        on
            '|' || named.grade_words || '|'
            like '%|' || {{ folded('projects.grade_text') }} || '|%'
    where projects.grade_text is not null
),

checks as (
    select
        'performance-grade' as identity_id,
        document_id,
        'project ' || project_no as instance_key,
        cast(null as decimal(38, 10)) as lhs_wan,
        cast(null as decimal(38, 10)) as rhs_wan,
        cast(null as decimal(38, 10)) as difference_wan,
        cast(null as decimal(38, 10)) as tolerance_wan,
        1 as term_count,
        case
            when not is_known_grade then 'not_testable'
            when is_fitting then 'exact'
            else 'breach'
        end as status,
        case when not is_known_grade
                then '等级“' || grade_text || '”不在标准等级之内 / the grade is none of the standard ones'
        end as not_testable_reason,
        '分' as measured_in,
        term_text || '，应为“' || grade_band || '”（' || coalesce('≥' || lowest_score, '')
        || coalesce(' <' || below_score, '') || '）' as lhs_text,
        '印出等级“' || grade_text || '”' as rhs_text
    from graded
)

select * from checks
