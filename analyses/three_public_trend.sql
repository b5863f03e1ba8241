/*
问：各单位“三公”经费逐年是升是降？
Asks: Does each office's three-public spending rise or fall over the years?
Reads: analysis.mart_office_comparison (公开09表, 决算数).
Answer: one row an office, item and year. change_wan is against the disclosure of the year
  before; null where that year is not loaded (a gap is never bridged) or its cell is blank.
Doubtful: quality_status of this year's figure, prior_quality_status of last year's.
*/
with

amounts as (
    select *
    from analysis.mart_office_comparison
    where comparison_kind = 'three_public_amount'
)

select
    amounts.office_code,
    amounts.office_name,
    amounts.subject_code as item_key,
    amounts.subject_name as item_name,
    amounts.fiscal_year,
    amounts.computed_value as actual_wan,
    last_year.computed_value as prior_actual_wan,
    amounts.computed_value - last_year.computed_value as change_wan,
    amounts.quality_status,
    last_year.quality_status as prior_quality_status
from amounts
left join amounts as last_year
    on
        amounts.office_code = last_year.office_code
        and amounts.subject_code = last_year.subject_code
        and amounts.fiscal_year = last_year.fiscal_year + 1
order by
    amounts.office_code asc,
    amounts.subject_code asc,
    amounts.fiscal_year asc
