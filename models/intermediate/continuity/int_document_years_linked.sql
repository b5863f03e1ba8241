with

documents as (
    select * from {{ ref('int_documents_in_series') }}
),

linked as (
    select
        documents.document_id,
        documents.office_code,
        documents.fiscal_year,
        documents.office_name,
        case when documents.break_kind is null then priors.document_id end as prior_document_id,
        documents.fiscal_year - 1 as prior_fiscal_year,
        priors.office_code as prior_office_code,
        priors.office_name as prior_office_name,
        coalesce(
            documents.office_name_key <> priors.office_name_key
            or documents.office_code <> priors.office_code,
            false
        ) as is_office_renamed,
        case
            when documents.break_kind = 'merged' then 'office_merged'
            when documents.break_kind = 'split' then 'office_split'
            when priors.document_id is null then 'no_prior_document'
        end as missing_reason
    from documents
    left join documents as priors
        on
            documents.previous_document_id = priors.document_id
            and documents.fiscal_year = priors.fiscal_year + 1
)

select * from linked
