with

documents as (
    select * from {{ ref('int_documents_chosen') }}
    where is_used
),

pairs as (
    select
        documents.document_id,
        documents.office_code,
        documents.fiscal_year,
        prior_documents.document_id as prior_document_id,
        prior_documents.fiscal_year as prior_fiscal_year
    from documents
    inner join documents as prior_documents
        on
            documents.office_code = prior_documents.office_code
            and documents.fiscal_year = prior_documents.fiscal_year + 1
)

select * from pairs
