with

expenditure as (
    select * from {{ ref('fct_functional_expenditure') }}
    where fund_scope = 'state_capital'
)

select * from expenditure
