with

expenditure as (
    select * from {{ ref('int_functional_scopes_pivoted') }}
),

offices as (
    select * from {{ ref('dim_offices') }}
),

natures as (
    select * from {{ ref('expenditure_natures') }}
),

named as (
    select
        concat_ws(
            '|',
            expenditure.office_code,
            expenditure.fiscal_year,
            expenditure.functional_code,
            expenditure.expenditure_nature
        ) as row_id,
        expenditure.document_id,
        expenditure.office_code,
        expenditure.fiscal_year,
        expenditure.functional_code,
        expenditure.class_code,
        expenditure.group_code,
        expenditure.item_code,
        expenditure.expenditure_nature,
        offices.office_name,
        offices.short_name,
        expenditure.functional_name,
        expenditure.class_name,
        expenditure.group_name,
        expenditure.item_name,
        natures.expenditure_nature_name,
        expenditure.quality_status,
        expenditure.doubtful_scopes,
        expenditure.all_funds_wan,
        expenditure.general_public_budget_wan,
        expenditure.government_fund_wan,
        expenditure.state_capital_wan
    from expenditure
    inner join offices
        on expenditure.office_code = offices.office_code
    inner join natures
        on expenditure.expenditure_nature = natures.expenditure_nature
)

select * from named
