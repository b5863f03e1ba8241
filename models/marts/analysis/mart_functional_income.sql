with

income as (
    select * from {{ ref('fct_functional_income') }}
),

offices as (
    select * from {{ ref('dim_offices') }}
),

sources as (
    select * from {{ ref('income_sources') }}
),

named as (
    select
        concat_ws(
            '|',
            income.office_code,
            income.fiscal_year,
            income.functional_code,
            income.income_source
        ) as row_id,
        income.document_id,
        income.office_code,
        income.fiscal_year,
        income.functional_code,
        income.class_code,
        income.group_code,
        income.item_code,
        income.income_source,
        offices.office_name,
        offices.short_name,
        income.functional_name,
        income.class_name,
        income.group_name,
        income.item_name,
        sources.income_source_name,
        income.quality_status,
        income.quality_reason,
        income.amount_wan
    from income
    inner join offices
        on income.office_code = offices.office_code
    inner join sources
        on income.income_source = sources.income_source
)

select * from named
