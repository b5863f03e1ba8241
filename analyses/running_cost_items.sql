/*
问：各单位办公费、差旅费、会议费、培训费、公务接待费、劳务费、物业管理费各是多少？
Asks: What do offices spend on office supplies, travel, meetings, training and the like?
Reads: analysis.mart_economic_expenditure (公开06表: basic expenditure, general public budget).
Answer: one row an office and economic item. An item that is missing was left blank: the table
  prints no zero. Money spent inside projects is not here.
Doubtful: quality_status and quality_reason of the printed figure.
*/
with

parameters as (
    select 2024 as fiscal_year
)

select
    expenditure.economic_code,
    expenditure.economic_name,
    expenditure.office_code,
    expenditure.office_name,
    expenditure.amount_wan,
    expenditure.quality_status,
    expenditure.quality_reason
from analysis.mart_economic_expenditure as expenditure
inner join parameters
    on expenditure.fiscal_year = parameters.fiscal_year
where expenditure.economic_code in ('30201', '30209', '30211', '30215', '30216', '30217', '30226')
order by
    expenditure.economic_code asc,
    expenditure.amount_wan desc,
    expenditure.office_code asc
