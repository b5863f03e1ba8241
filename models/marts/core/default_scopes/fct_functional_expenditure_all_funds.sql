with

expenditure as (
    select * from {{ without_database(ref('fct_functional_expenditure')) }}
    where fund_scope = 'all_funds'
)

select * from expenditure
