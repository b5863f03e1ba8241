/*
问：写明人数的单位，人均支出、人均人员经费和人均公用经费是多少？
Asks: What is spent per member of staff, where the disclosure states a head count?
Reads: analysis.mart_office_comparison.
Answer: 万元 a head, rounded half up; one row an office and measure. head_count is the staff in
  service that the overview states; posts (编制) are another measure: *_per_post_wan.
Doubtful: a head count stands once in the text and no identity confirms it, so quality_reason is
  not_confirmed. Offices that state none are listed with the reason and no figure: none is
  guessed. Staff at the end of the year stands for the whole year.
*/
with

parameters as (
    select 2024 as fiscal_year
)

select
    comparison.office_code,
    comparison.office_name,
    comparison.subject_code as measure_key,
    comparison.subject_name as measure_name,
    comparison.numerator_wan as amount_wan,
    comparison.denominator_count as head_count,
    comparison.computed_value as wan_per_head,
    comparison.rank_high,
    comparison.quality_status,
    comparison.quality_reason,
    comparison.value_reason,
    comparison.value_reason_zh
from analysis.mart_office_comparison as comparison
inner join parameters
    on comparison.fiscal_year = parameters.fiscal_year
where comparison.subject_code like '%_per_staff_wan'
order by
    comparison.subject_code asc,
    comparison.rank_high asc nulls last,
    comparison.office_code asc
