with

subject_measures as (
    select * from {{ ref('subject_measures') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
    where is_used
),

tables as (
    select * from {{ ref('stg_tables') }}
),

figures as (
    select * from {{ ref('int_figures_classified') }}
),

balances as (
    select * from {{ ref('stg_extraction_balance') }}
),

sums as (
    select * from {{ ref('int_subject_sums_checked') }}
),

untold as (
    select
        document_id,
        table_no
    from figures
    where cell_state = 'unread' or measure like 'unplaced%'
    union
    select
        document_id,
        region as table_no
    from balances
    where issue_token_count > 0
),

broken as (
    select
        document_id,
        subject_kind,
        fund_scope
    from sums
    where is_broken
    group by document_id, subject_kind, fund_scope
),

-- A kind of subjects in a scope may stand in two columns (04: 金额 and 合计) of one table.
judged as (
    select
        documents.document_id,
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        count(tables.table_no) > 0 as is_printed,
        count(untold.table_no) > 0 as has_untold,
        count(broken.document_id) > 0 as has_breach
    from documents
    cross join subject_measures
    left join tables
        on
            documents.document_id = tables.document_id
            and subject_measures.table_no = tables.table_no
    left join untold
        on
            documents.document_id = untold.document_id
            and subject_measures.table_no = untold.table_no
    left join broken
        on
            documents.document_id = broken.document_id
            and subject_measures.subject_kind = broken.subject_kind
            and subject_measures.fund_scope = broken.fund_scope
    group by
        documents.document_id,
        subject_measures.subject_kind,
        subject_measures.fund_scope
)

select * from judged
