/*
问：哪些单位的总支出变动超过20%？主要由哪些科目引起？
Asks: Which offices' total expenditure moved by more than 20 per cent, and what drove it?
Reads: analysis.mart_year_over_year (公开03表, all funds).
Answer: for each office and year that moved, its three functional items with the largest changes;
  item_change_wan is the part of total_change_wan that the item accounts for. Codes that were
  moved or split are compared with what they were before.
Doubtful: quality_status is the item's, total_quality_status the total's; prior_basis says
  whether last year is its own disclosure (reported) or told by this year's narrative.
*/
with

parameters as (
    select
        20 as more_than_pct,
        3 as places
),

totals as (
    select year_over_year.*
    from analysis.mart_year_over_year as year_over_year
    inner join parameters
        on abs(year_over_year.change_pct) > parameters.more_than_pct
    where
        year_over_year.subject_kind = 'functional_expenditure'
        and year_over_year.fund_scope = 'all_funds'
        and year_over_year.subject_level = 'total'
),

-- A row that adds up the parts of a split code counts only where the parts have no change of their
-- own.
items as (
    select
        *,
        bool_or(not is_derived and change_wan is not null) over (
            partition by document_id, series_code
        ) as is_told_by_parts
    from analysis.mart_year_over_year
    where
        subject_kind = 'functional_expenditure'
        and fund_scope = 'all_funds'
        and subject_level = 'item'
),

drivers as (
    select
        *,
        row_number() over (
            partition by document_id
            order by abs(change_wan) desc, subject_code asc
        ) as place
    from items
    where change_wan is not null and (not is_derived or not is_told_by_parts)
),

largest as (
    select drivers.*
    from drivers
    inner join parameters
        on drivers.place <= parameters.places
)

select
    totals.office_code,
    documents.printed_office_name as office_name,
    totals.fiscal_year,
    totals.current_wan as total_wan,
    totals.prior_wan as prior_total_wan,
    totals.change_wan as total_change_wan,
    totals.change_pct as total_change_pct,
    totals.prior_basis,
    totals.quality_status as total_quality_status,
    largest.place,
    largest.subject_code,
    largest.subject_name,
    largest.change_wan as item_change_wan,
    largest.is_bridged,
    largest.quality_status
from totals
inner join core.dim_documents as documents
    on totals.document_id = documents.document_id
left join largest
    on totals.document_id = largest.document_id
order by
    abs(totals.change_pct) desc,
    totals.office_code asc,
    totals.fiscal_year asc,
    largest.place asc
