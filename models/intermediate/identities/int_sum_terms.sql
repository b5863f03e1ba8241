with

table_terms as (
    select * from {{ ref('int_table_terms') }}
),

narrative_terms as (
    select * from {{ ref('int_narrative_terms') }}
),

change_terms as (
    select * from {{ ref('int_narrative_change_terms') }}
),

listing_terms as (
    select * from {{ ref('int_narrative_listing_terms') }}
),

project_terms as (
    select * from {{ ref('int_project_terms') }}
),

continuity_terms as (
    select * from {{ ref('int_continuity_terms') }}
),

identities as (
    select * from {{ ref('identities') }}
),

all_terms as (
    select * from table_terms
    union all
    select * from narrative_terms
    union all
    select * from change_terms
    union all
    select * from listing_terms
    union all
    select * from project_terms
    union all
    select * from continuity_terms
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
