/*
问：一个单位最大的几项支出是什么？属于基本支出还是项目支出？
Asks: What are an office's largest items of expenditure, and of which nature?
Reads: analysis.mart_functional_expenditure (公开03表; the general public budget's part beside it).
Answer: one row a functional item and nature, largest first. general_public_budget_wan is a part
  of all_funds_wan: never add the two. Null there means that 公开05表 prints nothing.
Doubtful: doubtful_scopes names the column that is disputed or corrected.
*/
with

parameters as (
    select
        '200007' as office_code,
        2024 as fiscal_year,
        10 as places
),

items as (
    select
        expenditure.*,
        row_number() over (
            order by
                expenditure.all_funds_wan desc nulls last,
                expenditure.functional_code asc,
                expenditure.expenditure_nature asc
        ) as place
    from analysis.mart_functional_expenditure as expenditure
    inner join parameters
        on
            expenditure.office_code = parameters.office_code
            and expenditure.fiscal_year = parameters.fiscal_year
)

select
    items.place,
    items.office_name,
    items.functional_code,
    items.functional_name,
    items.expenditure_nature_name,
    items.all_funds_wan,
    items.general_public_budget_wan,
    items.quality_status,
    items.doubtful_scopes
from items
inner join parameters
    on items.place <= parameters.places
order by items.place asc
