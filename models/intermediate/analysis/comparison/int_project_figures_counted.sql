with

projects as (
    select
        *,
        document_id || '|project ' || project_no as project_ref
    from {{ ref('fct_performance_projects') }}
    where is_used
),

scores as (
    select * from {{ ref('int_project_values_measured') }}
    where project_field = 'total_score' and cell_state = 'printed'
),

scored as (
    select
        projects.document_id,
        projects.project_ref || '|total_score' as figure_ref,
        scores.figure_value,
        scores.half_width,
        coalesce(projects.total_score <> projects.printed_total_score, true) as is_corrected
    from projects
    inner join scores
        on projects.document_id = scores.document_id and projects.project_no = scores.project_no
),

counted as (
    select
        document_id,
        'project_count' as subject_kind,
        'project' as subject_code,
        project_ref || '|project_no' as figure_ref,
        cast(1 as decimal(20, 6)) as figure_value,
        cast(0 as decimal(28, 10)) as half_width,
        '个' as unit,
        false as is_corrected
    from projects
    union all
    select
        document_id,
        'project_count' as subject_kind,
        'scored_project' as subject_code,
        figure_ref,
        cast(1 as decimal(20, 6)) as figure_value,
        cast(0 as decimal(28, 10)) as half_width,
        '个' as unit,
        is_corrected
    from scored
    union all
    select
        document_id,
        'project_score' as subject_kind,
        'total_score' as subject_code,
        figure_ref,
        cast(figure_value as decimal(20, 6)) as figure_value,
        half_width,
        '分' as unit,
        is_corrected
    from scored
)

select * from counted
