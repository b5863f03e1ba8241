with

texts as (
    select * from {{ ref('stg_project_texts') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
),

placed as (
    select
        texts.document_id,
        documents.office_code,
        documents.fiscal_year,
        texts.project_no,
        texts.text_no,
        texts.text_label,
        texts.prose,
        documents.is_used,
        texts.source_file,
        texts.source_line
    from texts
    inner join documents
        on texts.document_id = documents.document_id
)

select * from placed
