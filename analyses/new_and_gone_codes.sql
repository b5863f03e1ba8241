/*
问：今年新增了哪些科目？哪些科目没有了？哪些只是换了代码？
Asks: Which codes are new this year, which are gone, and which only changed their number?
Reads: analysis.mart_year_over_year (公开03表, functional items, all funds).
Answer: fate is new (nothing last year), gone (nothing this year) or code_changed (the money goes
  on under another code: bridge_note_zh). Where last year is not loaded nothing is called new.
Doubtful: a blank counts as nothing only where the printed sums prove it; others are left out.
*/
with

fates as (
    select
        *,
        case
            when current_reason = 'code_changed' or prior_reason = 'code_changed'
                then 'code_changed'
            when prior_state = 'not_listed' and prior_wan = 0 and current_wan > 0 then 'new'
            when current_state = 'not_listed' and current_wan = 0 and prior_wan > 0 then 'gone'
        end as fate
    from analysis.mart_year_over_year
    where
        subject_kind = 'functional_expenditure'
        and fund_scope = 'all_funds'
        and subject_level = 'item'
        and not is_derived
)

select
    fates.office_code,
    documents.printed_office_name as office_name,
    fates.fiscal_year,
    fates.fate,
    fates.subject_code,
    fates.subject_name,
    fates.current_wan,
    fates.prior_wan,
    fates.series_code,
    fates.bridge_kind,
    fates.bridge_note_zh,
    fates.quality_status
from fates
inner join core.dim_documents as documents
    on fates.document_id = documents.document_id
where fates.fate is not null and fates.prior_state <> 'not_loaded'
order by
    fates.office_code asc,
    fates.fiscal_year asc,
    fates.fate asc,
    fates.subject_code asc
