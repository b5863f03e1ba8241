with

documents as (
    select * from {{ ref('stg_documents') }}
),

projects as (
    select
        document_id,
        count(*) as project_count
    from {{ ref('stg_projects') }}
    group by document_id
),

narrative as (
    select * from {{ ref('fct_narrative_figures') }}
),

phrases as (
    select * from {{ ref('project_phrases') }}
),

-- The sentence counts the projects first, then those of each grade.
stated as (
    select
        narrative.document_id,
        max(case when phrases.phrase_role = 'project_count' and narrative.kind = 'count'
                then narrative.figure_value
        end) as stated_count
    from narrative
    inner join phrases
        on narrative.subject like phrases.phrase_pattern
    group by narrative.document_id
),

counted as (
    select
        documents.document_id,
        cast(coalesce(projects.project_count, 0) as integer) as project_count,
        stated.stated_count,
        coalesce(projects.project_count > 0 and stated.stated_count = projects.project_count, false)
            as is_every_project_printed
    from documents
    left join projects
        on documents.document_id = projects.document_id
    left join stated
        on documents.document_id = stated.document_id
)

select * from counted
