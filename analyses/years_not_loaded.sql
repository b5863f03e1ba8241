/*
问：没有上年决算公开时，情况说明能推算出上年的哪些数字？
Asks: Where last year's disclosure is missing, what does this year's narrative tell of it?
Reads: analysis.mart_year_over_year (prior_basis implied_by_narrative).
Answer: one row a subject: last year's amount as the stated change and rate imply it, and the
  interval that it must lie in.
Doubtful: nothing checks an implied figure but the text itself; where the text states no change,
  there is no row here, and the mart says why (prior_reason).
*/
select
    year_over_year.office_code,
    documents.printed_office_name as office_name,
    year_over_year.fiscal_year - 1 as missing_year,
    year_over_year.subject_kind,
    year_over_year.fund_scope,
    year_over_year.subject_code,
    year_over_year.subject_name,
    year_over_year.prior_wan as implied_wan,
    year_over_year.prior_lower_wan as implied_lower_wan,
    year_over_year.prior_upper_wan as implied_upper_wan,
    year_over_year.prior_evidence,
    year_over_year.quality_status,
    documents.source_file,
    year_over_year.stated_line
from analysis.mart_year_over_year as year_over_year
inner join core.dim_documents as documents
    on year_over_year.document_id = documents.document_id
where year_over_year.prior_basis = 'implied_by_narrative'
order by
    year_over_year.office_code asc,
    missing_year asc,
    year_over_year.subject_kind asc,
    year_over_year.fund_scope asc,
    year_over_year.subject_code asc
