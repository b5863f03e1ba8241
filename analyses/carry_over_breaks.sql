/*
问：上年结转下来的钱，今年年初还在吗？少了多少？
Asks: Is what last year carried over still there at the start of this year?
Reads: quality.fct_identity_checks (公开04表 of two years: 年初 of this year, 年末 of the last).
Answer: one row an office, year and fund whose opening balance is not last year's closing one;
  negative: money was paid back or moved between the years.
Doubtful: a disclosure that says so (上缴结余) explains it: status exact or within_rounding then only
  says that not more was opened than was closed; status breach means that more was opened.
*/
select
    checks.office_code,
    documents.printed_office_name as office_name,
    checks.fiscal_year,
    checks.instance_key as fund_name,
    checks.lhs_wan as opening_wan,
    checks.rhs_wan as prior_closing_wan,
    checks.difference_wan,
    checks.tolerance_wan,
    checks.status,
    checks.lhs_text,
    checks.rhs_text
from quality.fct_identity_checks as checks
inner join core.dim_documents as documents
    on checks.document_id = documents.document_id
where
    checks.is_used
    and checks.identity_id = 'continuity-carry-over'
    and abs(checks.difference_wan) > checks.tolerance_wan
order by
    abs(checks.difference_wan) desc,
    checks.office_code asc,
    checks.fiscal_year asc,
    checks.instance_key asc
