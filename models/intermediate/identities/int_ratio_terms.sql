with

narrative_terms as (
    select * from {{ ref('int_narrative_ratio_terms') }}
),

project_terms as (
    select * from {{ ref('int_project_ratio_terms') }}
),

identities as (
    select * from {{ ref('identities') }}
),

all_terms as (
    select * from narrative_terms
    union all
    select * from project_terms
),

terms as (
    select
        all_terms.*,
        identities.relation
    from all_terms
    inner join identities
        on all_terms.identity_id = identities.identity_id
)

select * from terms
