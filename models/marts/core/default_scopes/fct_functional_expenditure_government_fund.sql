with

expenditure as (
    select * from {{ without_database(ref('fct_functional_expenditure')) }}
    where fund_scope = 'government_fund'
)

select * from expenditure
