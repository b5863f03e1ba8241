with

documents as (
    select * from {{ ref('int_documents_chosen') }}
    where is_used
),

pairs as (
    select * from {{ ref('int_document_years_linked') }}
),

figures as (
    select * from {{ ref('int_subject_figures_bridged') }}
),

told as (
    select * from {{ ref('int_subject_priors_told') }}
),

tables as (
    select * from {{ ref('stg_tables') }}
),

subject_measures as (
    select * from {{ ref('subject_measures') }}
    where row_selection = 'items'
),

three_public_items as (
    select * from {{ ref('three_public_items') }}
),

-- What is printed this year or last, what the narrative compares, and the three-public items,
-- whose blank cells are a statement. `union` keeps each once.
subjects as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code
    from figures
    union
    select
        pairs.document_id,
        figures.subject_kind,
        figures.fund_scope,
        figures.subject_code
    from pairs
    inner join figures
        on pairs.prior_document_id = figures.document_id
    union
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code
    from told
    union
    select
        tables.document_id,
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        three_public_items.item_key as subject_code
    from tables
    inner join subject_measures
        on tables.table_no = subject_measures.table_no and subject_measures.section_key is null
    cross join three_public_items
),

dated as (
    select
        subjects.*,
        documents.office_code,
        documents.fiscal_year,
        pairs.prior_document_id,
        pairs.missing_reason
    from subjects
    inner join documents
        on subjects.document_id = documents.document_id
    inner join pairs
        on subjects.document_id = pairs.document_id
)

select * from dated
