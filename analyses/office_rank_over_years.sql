/*
问：某一科目上，各单位历年排第几？
Asks: Where does each office rank on one code, year after year?
Reads: analysis.mart_office_comparison (公开03表 for all_funds, 公开05表 for general_public_budget).
Answer: one row an office and year; rank 1 spends most. office_count says among how many: a rank
  moves when an office joins, or its disclosure is missing.
Doubtful: offices that rounding cannot tell apart share a rank (tied_count); quality_status.
*/
with

parameters as (
    select
        '208' as subject_code,
        'all_funds' as fund_scope
)

select
    comparison.office_code,
    comparison.office_name,
    comparison.fiscal_year,
    comparison.report_kind,
    comparison.subject_name,
    comparison.computed_value as amount_wan,
    comparison.rank_high,
    comparison.tied_count,
    comparison.office_count,
    comparison.quality_status
from analysis.mart_office_comparison as comparison
inner join parameters
    on
        comparison.subject_code = parameters.subject_code
        and comparison.fund_scope = parameters.fund_scope
where comparison.comparison_kind = 'functional_amount'
order by comparison.office_code asc, comparison.fiscal_year asc
