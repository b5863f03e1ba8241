/*
问：年末还有多少钱没花？哪些单位结转结余最多？
Asks: How much is carried over to the next year, and which offices sit on money?
Reads: analysis.mart_office_comparison (公开01表: 年末结转和结余 against 收入总计).
Answer: carried_over_pct is the share of all money of the year, income and what was carried in
  together; rank 1 keeps most. median_pct is that of the offices compared.
Doubtful: a blank cell is no zero: such offices have no share and say so in value_reason.
*/
with

parameters as (
    select 2024 as fiscal_year
)

select
    comparison.office_code,
    comparison.office_name,
    comparison.fiscal_year,
    comparison.report_kind,
    comparison.numerator_wan as carried_over_wan,
    comparison.denominator_wan as money_of_the_year_wan,
    comparison.computed_value as carried_over_pct,
    comparison.rank_high,
    comparison.tied_count,
    comparison.median_value as median_pct,
    comparison.quality_status,
    comparison.value_reason
from analysis.mart_office_comparison as comparison
inner join parameters
    on comparison.fiscal_year = parameters.fiscal_year
where comparison.subject_code = 'carry_over_ratio_pct'
order by comparison.rank_high asc nulls last, comparison.office_code asc
