/*
问：各单位人员经费与公用经费之比是多少？谁的公用经费比重最高？
Asks: How do personnel and public cost compare, and whose public share is highest?
Reads: analysis.mart_office_comparison (公开06表 against the basic expenditure of 公开05表),
  analysis.mart_office_years.
Answer: one row an office and year. public_share_pct of basic expenditure from the general public
  budget; rank 1 has the highest share. Projects are not in these figures.
Doubtful: quality_status of the worse of the two figures; share_reason where there is no share.
*/
with

parameters as (
    select 2024 as fiscal_year
)

select
    shares.office_code,
    shares.office_name,
    shares.fiscal_year,
    shares.report_kind,
    years.personnel_wan,
    years.public_wan,
    years.personnel_share_pct,
    shares.computed_value as public_share_pct,
    years.personnel_to_public_pct,
    shares.rank_high as public_share_rank,
    shares.tied_count,
    shares.quality_status,
    shares.value_reason as share_reason
from analysis.mart_office_comparison as shares
inner join parameters
    on shares.fiscal_year = parameters.fiscal_year
inner join analysis.mart_office_years as years
    on
        shares.office_code = years.office_code
        and shares.fiscal_year = years.fiscal_year
where shares.subject_code = 'public_share_pct'
order by shares.rank_high asc nulls last, shares.office_code asc
