with

figures as (
    select * from {{ ref('int_project_figures_printed') }}
    where fund_label = ''
),

-- The columns of the facts are called as the fields of a project are.
listed as (
    select
        case
            when indicator_no is null then 'fct_performance_projects'
            else 'fct_performance_indicators'
        end as mart_name,
        document_id || '|project ' || project_no
        || coalesce('|indicator ' || indicator_no, '') as row_id,
        project_field as figure_role,
        'project' as figure_kind,
        figure_ref,
        1 as sign
    from figures
)

select * from listed
