/*
问：各单位的收入从哪里来？财政拨款、事业收入、其他收入各多少？
Asks: Where does each office's income come from?
Reads: analysis.mart_functional_income (公开02表, leaves only: safe to add up).
Answer: one row an office and source, in 万元.
Doubtful: disputed_count says how many of the added figures are disputed or corrected; a sum of n
  printed figures may differ from the printed total by n half cents.
*/
with

parameters as (
    select 2024 as fiscal_year
)

select
    income.office_code,
    income.office_name,
    income.income_source,
    income.income_source_name,
    sum(income.amount_wan) as amount_wan,
    count(*) as figure_count,
    count(*) filter (where income.quality_status in ('disputed', 'corrected')) as disputed_count
from analysis.mart_functional_income as income
inner join parameters
    on income.fiscal_year = parameters.fiscal_year
group by
    income.office_code, income.office_name, income.income_source, income.income_source_name
order by
    income.office_code asc,
    amount_wan desc,
    income.income_source asc
