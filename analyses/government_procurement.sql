/*
问：各单位政府采购花了多少？货物、工程、服务各多少？
Asks: How much is bought through government procurement: goods, works, services?
Reads: core.fct_disclosure_statistics (公开10表), analysis.mart_office_comparison for the total.
Answer: one row an office and year with procurement. The three parts add up to the total but for
  rounding; a null part was left blank.
Doubtful: quality_status is that of the printed total, which the sum of its parts confirms.
*/
with

parts as (
    select
        office_code,
        fiscal_year,
        max(amount_wan) filter (where item_key = 'procurement_goods') as goods_wan,
        max(amount_wan) filter (where item_key = 'procurement_works') as works_wan,
        max(amount_wan) filter (where item_key = 'procurement_services') as services_wan
    from core.fct_disclosure_statistics
    where is_used
    group by office_code, fiscal_year
)

select
    total.office_code,
    total.office_name,
    total.fiscal_year,
    total.report_kind,
    total.computed_value as procurement_wan,
    parts.goods_wan,
    parts.works_wan,
    parts.services_wan,
    total.rank_high,
    total.quality_status
from analysis.mart_office_comparison as total
inner join parts
    on
        total.office_code = parts.office_code
        and total.fiscal_year = parts.fiscal_year
where total.subject_code = 'procurement_wan' and total.computed_value > 0
order by
    total.fiscal_year desc,
    total.computed_value desc,
    total.office_code asc
