/*
问：一个单位的钱主要用在哪几类？各占多少？
Asks: What share of an office's expenditure goes to each functional class?
Reads: analysis.mart_office_comparison (公开03表, all funds).
Answer: one row a class, largest first; share_pct lies between the two bounds whatever the
  rounding of the printed amounts was, and the shares add up to 100 within them. Printed with two
  decimals, a share may stand a hair outside its bounds.
Doubtful: quality_status is that of the worse of the class and the total.
*/
with

parameters as (
    select
        '200007' as office_code,
        2024 as fiscal_year
)

select
    comparison.office_name,
    comparison.fiscal_year,
    comparison.subject_code as class_code,
    comparison.subject_name as class_name,
    comparison.numerator_wan as amount_wan,
    comparison.computed_value as share_pct,
    comparison.lower_value as share_lower_pct,
    comparison.upper_value as share_upper_pct,
    comparison.quality_status
from analysis.mart_office_comparison as comparison
inner join parameters
    on
        comparison.office_code = parameters.office_code
        and comparison.fiscal_year = parameters.fiscal_year
where
    comparison.comparison_kind = 'functional_share'
    and comparison.fund_scope = 'all_funds'
    and comparison.subject_level = 'class'
order by comparison.numerator_wan desc, comparison.subject_code asc
