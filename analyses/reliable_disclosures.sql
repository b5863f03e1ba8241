/*
问：哪些决算公开的数字可以放心用？哪些还有未了的问题？
Asks: Which disclosures can be relied on, and which have open problems?
Reads: quality.mart_document_quality, core.dim_documents.
Answer: one row a used disclosure, the most doubtful first: open errors, then breaches, then how
  few of its figures an identity or a second print confirms.
Doubtful: a figure that nothing confirms may still be right; it is only unproven.
*/
select
    judged.office_code,
    documents.printed_office_name as office_name,
    judged.fiscal_year,
    judged.open_error_finding_count,
    judged.open_finding_count,
    judged.breach_count,
    judged.figure_count,
    judged.confirmed_figure_count,
    judged.confirmed_pct,
    judged.not_testable_count,
    documents.source_file
from quality.mart_document_quality as judged
inner join core.dim_documents as documents
    on judged.document_id = documents.document_id
where judged.is_used
order by
    judged.open_error_finding_count desc,
    judged.breach_count desc,
    judged.confirmed_pct asc,
    documents.source_file asc
