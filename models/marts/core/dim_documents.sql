with

documents as (
    select * from {{ ref('stg_documents') }}
),

choices as (
    select * from {{ ref('int_documents_chosen') }}
),

counts as (
    select * from {{ ref('int_documents_counted') }}
),

described as (
    select
        documents.document_id,
        choices.office_code,
        documents.fiscal_year,
        documents.source_file,
        documents.source_sha256,
        documents.layout,
        documents.report_kind,
        documents.office_name as printed_office_name,
        documents.encoding,
        choices.deciding_rule as usage_rule,
        {{ usage_reason(
            'choices.deciding_rule',
            'choices.is_used',
            'choices.rival_id',
            'choices.review_reason',
            'documents.fiscal_year',
        ) }} as usage_reason,
        choices.rival_id as compared_document_id,
        documents.line_count,
        counts.table_count,
        counts.figure_count,
        counts.unread_count,
        counts.error_issue_count,
        counts.warning_issue_count,
        choices.is_used
    from documents
    inner join choices
        on documents.document_id = choices.document_id
    inner join counts
        on documents.document_id = counts.document_id
)

select * from described
