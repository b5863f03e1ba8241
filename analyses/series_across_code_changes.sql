/*
问：科目换代码、拆分或合并以后，同一笔支出历年是多少？
Asks: What did an office spend on the same thing over the years, though its code changed?
Reads: analysis.mart_subject_series (公开03表 for all_funds, 公开05表 for general_public_budget).
Answer: one row a year. series_code is the latest code, or the latest codes joined by + where one
  was split; subject_codes are what that year's document printed.
Doubtful: is_bridged marks a year whose amount comes from other codes (bridge_note_zh says how);
  quality_status is that of the worst of the added figures.
*/
with

parameters as (
    select
        '200007' as office_code,
        '2010301' as series_code,
        'all_funds' as fund_scope
)

select
    series.office_code,
    series.printed_office_name as office_name,
    series.fiscal_year,
    series.series_code,
    series.series_name,
    series.subject_codes,
    series.amount_wan,
    series.is_bridged,
    series.bridge_kind,
    series.bridge_note_zh,
    series.quality_status
from analysis.mart_subject_series as series
inner join parameters
    on
        series.office_code = parameters.office_code
        and series.series_code = parameters.series_code
        and series.fund_scope = parameters.fund_scope
where series.subject_kind = 'functional_expenditure'
order by series.fiscal_year asc
