/*
问：每一类支出，哪些单位花得最多？
Asks: Which offices spend most on each functional class?
Reads: analysis.mart_office_comparison (公开03表, all funds).
Answer: the first places of each class; rank 1 spends most. Offices whose printed amounts cannot
  be told apart share a rank (tied_count above 1). 部门 and 单位 accounts are ranked apart.
Doubtful: amounts whose quality_status is disputed or corrected; office_count says how many
  offices printed the class at all.
*/
with

parameters as (
    select
        2024 as fiscal_year,
        3 as places
)

select
    comparison.report_kind,
    comparison.subject_code as class_code,
    comparison.subject_name as class_name,
    comparison.rank_high,
    comparison.tied_count,
    comparison.office_count,
    comparison.office_code,
    comparison.office_name,
    comparison.computed_value as amount_wan,
    comparison.quality_status
from analysis.mart_office_comparison as comparison
inner join parameters
    on comparison.fiscal_year = parameters.fiscal_year
where
    comparison.comparison_kind = 'functional_amount'
    and comparison.fund_scope = 'all_funds'
    and comparison.subject_level = 'class'
    and comparison.rank_high <= parameters.places
order by
    comparison.report_kind asc,
    comparison.subject_code asc,
    comparison.rank_high asc,
    comparison.office_code asc
