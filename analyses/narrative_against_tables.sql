/*
问：情况说明里写的数字，哪些和表里的数字、和前后文对不上？
Asks: Where does the narrative disagree with the tables, or with itself?
Reads: quality.fct_identity_checks (family narrative), breaches only.
Answer: one row a breach; lhs_text and rhs_text write both sides out with section and line.
Doubtful: a breach says that the two differ, not which is wrong; quality.fct_findings names a
  suggested value where other figures decide. Accepted breaches carry a waiver_id.
*/
select
    checks.office_code,
    documents.printed_office_name as office_name,
    checks.fiscal_year,
    checks.identity_id,
    checks.instance_key,
    checks.lhs_wan,
    checks.rhs_wan,
    checks.difference_wan,
    checks.tolerance_wan,
    checks.measured_in,
    checks.status,
    checks.severity,
    checks.waiver_id,
    checks.lhs_text,
    checks.rhs_text
from quality.fct_identity_checks as checks
inner join core.dim_documents as documents
    on checks.document_id = documents.document_id
where
    checks.is_used
    and checks.family = 'narrative'
    and checks.status = 'breach'
order by
    checks.fiscal_year desc,
    checks.office_code asc,
    checks.identity_id asc,
    checks.instance_key asc
