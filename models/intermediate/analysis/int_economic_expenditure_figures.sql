with

expenditure as (
    select * from {{ ref('fct_economic_expenditure') }}
),

figures as (
    select
        'mart_economic_expenditure' as mart_name,
        concat_ws('|', office_code, fiscal_year, economic_code) as row_id,
        'amount_wan' as figure_role,
        'table' as figure_kind,
        figure_id as figure_ref,
        1 as sign
    from expenditure
)

select * from figures
