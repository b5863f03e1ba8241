with

income as (
    select * from {{ ref('fct_functional_income') }}
),

figures as (
    select
        'mart_functional_income' as mart_name,
        concat_ws('|', office_code, fiscal_year, functional_code, income_source) as row_id,
        'amount_wan' as figure_role,
        'table' as figure_kind,
        figure_id as figure_ref,
        1 as sign
    from income
)

select * from figures
