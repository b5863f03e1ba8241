with

expenditure as (
    select * from {{ without_database(ref('fct_functional_expenditure')) }}
    where fund_scope = 'general_public_budget'
)

select * from expenditure
