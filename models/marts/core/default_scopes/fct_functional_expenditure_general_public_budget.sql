with

expenditure as (
    select * from {{ ref('fct_functional_expenditure') }}
    where fund_scope = 'general_public_budget'
)

select * from expenditure
