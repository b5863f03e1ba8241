with

expenditure as (
    select
        *,
        case when quality_status in ('disputed', 'corrected') then fund_scope end
            as doubtful_scope
    from {{ ref('fct_functional_expenditure') }}
),

-- The scopes contain each other, so they stand in columns of their own, never in one.
pivoted as (
    select
        document_id,
        office_code,
        fiscal_year,
        functional_code,
        class_code,
        group_code,
        item_code,
        expenditure_nature,
        functional_name,
        class_name,
        group_name,
        item_name,
        {{ worst_quality('quality_status') }} as quality_status,
        {{ joined_text('doubtful_scope', ', ', 'fund_scope') }} as doubtful_scopes,
        max(case when fund_scope = 'all_funds' then amount_wan end) as all_funds_wan,
        max(case when fund_scope = 'general_public_budget' then amount_wan end)
            as general_public_budget_wan,
        max(case when fund_scope = 'government_fund' then amount_wan end) as government_fund_wan,
        max(case when fund_scope = 'state_capital' then amount_wan end) as state_capital_wan
    from expenditure
    group by all
)

select * from pivoted
