/*
问：哪些科目的支出增长最快？
Asks: Which items of expenditure grew fastest against the year before?
Reads: analysis.mart_year_over_year (公开05表: general public budget).
Answer: the items of all offices that grew most in per cent, among those of a certain size, so
  that small sums do not crowd out the rest. Items that began from zero have no percentage: see
  new_and_gone_codes.sql.
Doubtful: change_lower_pct is what growth is at least, whatever was rounded; quality_status is
  that of the worse of the two years.
*/
with

parameters as (
    select
        2024 as fiscal_year,
        10 as at_least_wan,
        10 as places
),

grown as (
    select
        year_over_year.*,
        row_number() over (
            order by
                year_over_year.change_pct desc,
                year_over_year.office_code asc,
                year_over_year.subject_code asc
        ) as place
    from analysis.mart_year_over_year as year_over_year
    inner join parameters
        on
            year_over_year.fiscal_year = parameters.fiscal_year
            and year_over_year.current_wan >= parameters.at_least_wan
    where
        year_over_year.subject_kind = 'functional_expenditure'
        and year_over_year.fund_scope = 'general_public_budget'
        and year_over_year.subject_level = 'item'
        and not year_over_year.is_derived
        and year_over_year.change_pct > 0
)

select
    grown.place,
    grown.office_code,
    documents.printed_office_name as office_name,
    grown.subject_code,
    grown.subject_name,
    grown.current_wan,
    grown.prior_wan,
    grown.prior_basis,
    grown.change_wan,
    grown.change_pct,
    grown.change_lower_pct,
    grown.is_bridged,
    grown.quality_status
from grown
inner join parameters
    on grown.place <= parameters.places
inner join core.dim_documents as documents
    on grown.document_id = documents.document_id
order by grown.place asc
