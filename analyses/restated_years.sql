/*
问：哪些单位今年说的“上年数”和上年决算公开的数字不一样？
Asks: Which offices tell another figure for last year than last year's disclosure printed?
Reads: analysis.mart_year_over_year.
Answer: one row a figure that was restated: what last year's own disclosure printed (prior_wan),
  what this year's stated change makes of it (implied_prior_wan), and the difference.
Doubtful: it cannot be told from here whether the year was restated on other accounting rules or
  one of the two documents is wrong; the stated sentence is at stated_line of the file.
*/
select
    year_over_year.office_code,
    documents.printed_office_name as office_name,
    year_over_year.fiscal_year,
    year_over_year.subject_kind,
    year_over_year.fund_scope,
    year_over_year.subject_code,
    year_over_year.subject_name,
    year_over_year.current_wan,
    year_over_year.stated_change_wan,
    year_over_year.prior_wan,
    year_over_year.implied_prior_wan,
    year_over_year.implied_prior_wan - year_over_year.prior_wan as restated_by_wan,
    year_over_year.quality_status,
    documents.source_file,
    year_over_year.stated_line
from analysis.mart_year_over_year as year_over_year
inner join core.dim_documents as documents
    on year_over_year.document_id = documents.document_id
where year_over_year.is_restated
order by
    year_over_year.office_code asc,
    year_over_year.fiscal_year asc,
    abs(restated_by_wan) desc,
    year_over_year.subject_kind asc,
    year_over_year.fund_scope asc,
    year_over_year.subject_code asc
