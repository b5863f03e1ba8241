with

sum_terms as (
    select * from {{ ref('int_sum_terms') }}
),

ratio_terms as (
    select * from {{ ref('int_ratio_terms') }}
),

terms as (
    select * from sum_terms
    union all
    select * from ratio_terms
)

select * from terms
