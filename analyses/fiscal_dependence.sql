/*
问：各单位对财政拨款的依赖程度有多高？逐年怎么变？
Asks: How far does each office live on fiscal appropriation, and how does that change?
Reads: analysis.mart_office_comparison (公开04表 本年收入 against 公开01表 本年收入).
Answer: one row an office and year; 100 means no other income in that year. Money carried in
  is on neither side.
Doubtful: quality_status of the worse of the two figures; value_reason where there is no share.
*/
select
    office_code,
    office_name,
    fiscal_year,
    report_kind,
    numerator_wan as fiscal_income_wan,
    denominator_wan as income_wan,
    computed_value as fiscal_dependence_pct,
    rank_high,
    quality_status,
    value_reason
from analysis.mart_office_comparison
where subject_code = 'fiscal_dependence_pct'
order by office_code asc, fiscal_year asc
