with

projects as (
    select * from {{ ref('stg_projects') }}
),

corrections as (
    select * from {{ ref('int_project_corrections_applied') }}
    where total_weight_text is not null or total_score_text is not null
),

corrected as (
    select
        projects.document_id,
        projects.project_no,
        projects.project_name,
        projects.grade_text,
        coalesce(corrections.total_weight_text, projects.total_weight_text) as total_weight_text,
        coalesce(corrections.total_score_text, projects.total_score_text) as total_score_text,
        projects.total_weight_text as printed_total_weight_text,
        projects.total_score_text as printed_total_score_text,
        corrections.document_id is not null as is_corrected,
        projects.score_line,
        projects.source_file,
        projects.source_line
    from projects
    left join corrections
        on
            projects.document_id = corrections.document_id
            and projects.project_no = corrections.project_no
)

select * from corrected
