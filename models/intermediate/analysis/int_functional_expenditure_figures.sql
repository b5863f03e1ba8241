with

expenditure as (
    select * from {{ ref('fct_functional_expenditure') }}
),

figures as (
    select
        'mart_functional_expenditure' as mart_name,
        concat_ws('|', office_code, fiscal_year, functional_code, expenditure_nature) as row_id,
        concat(fund_scope, '_wan') as figure_role,
        'table' as figure_kind,
        figure_id as figure_ref,
        1 as sign
    from expenditure
)

select * from figures
