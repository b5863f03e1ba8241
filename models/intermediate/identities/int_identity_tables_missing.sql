with

identity_terms as (
    select * from {{ ref('identity_terms') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

tables as (
    select * from {{ ref('stg_tables') }}
),

needed as (
    select
        identity_id,
        table_no
    from identity_terms
    group by identity_id, table_no
),

missing as (
    select
        needed.identity_id,
        documents.document_id,
        {{ joined_text('needed.table_no', '、', 'needed.table_no') }} as missing_tables
    from needed
    cross join documents
    left join tables
        on documents.document_id = tables.document_id and needed.table_no = tables.table_no
    where tables.table_no is null
    group by needed.identity_id, documents.document_id
)

select * from missing
