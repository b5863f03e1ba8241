with

expenditure as (
    select * from {{ ref('fct_economic_expenditure') }}
),

offices as (
    select * from {{ ref('dim_offices') }}
),

categories as (
    select * from {{ ref('category_totals') }}
    where table_no = '06'
),

named as (
    select
        concat_ws('|', expenditure.office_code, expenditure.fiscal_year, expenditure.economic_code)
            as row_id,
        expenditure.document_id,
        expenditure.office_code,
        expenditure.fiscal_year,
        expenditure.economic_code,
        expenditure.class_code,
        expenditure.item_code,
        expenditure.category,
        offices.office_name,
        offices.short_name,
        expenditure.economic_name,
        expenditure.class_name,
        expenditure.item_name,
        categories.category_name,
        expenditure.quality_status,
        expenditure.quality_reason,
        expenditure.amount_wan
    from expenditure
    inner join offices
        on expenditure.office_code = offices.office_code
    left join categories
        on expenditure.category = categories.category
)

select * from named
