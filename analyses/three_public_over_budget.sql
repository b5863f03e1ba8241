/*
问：哪些单位的“三公”经费超了预算？超在哪一项？
Asks: Whose three-public spending went beyond its budget, and on which item?
Reads: analysis.mart_office_comparison (公开09表: 决算数 against 预算数, the adjusted budget).
Answer: one row an office, year and item, the largest overrun in 万元 first. A total and its items
  may both be over: do not add them. Spending with a budget of zero has value_reason zero_base;
  last comes spending whose budget is not printed, with base_not_printed and no overrun.
Doubtful: is_certain is false where rounding alone could explain the overrun; quality_status.
*/
with

spending as (
    select
        *,
        numerator_wan - denominator_wan as over_budget_wan
    from analysis.mart_office_comparison
    where comparison_kind = 'three_public_execution'
)

select
    spending.office_code,
    spending.office_name,
    spending.fiscal_year,
    spending.subject_code as item_key,
    spending.subject_name as item_name,
    spending.denominator_wan as budget_wan,
    spending.numerator_wan as actual_wan,
    spending.over_budget_wan,
    spending.computed_value as execution_pct,
    coalesce(spending.lower_value > 100, spending.denominator_wan is not null) as is_certain,
    spending.quality_status,
    spending.value_reason
from spending
where
    spending.over_budget_wan > 0
    or (spending.numerator_wan > 0 and spending.denominator_wan is null)
order by
    spending.over_budget_wan desc nulls last,
    spending.office_code asc,
    spending.fiscal_year asc,
    spending.subject_code asc
