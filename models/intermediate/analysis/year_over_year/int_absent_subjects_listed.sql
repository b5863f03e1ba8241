with

subjects as (
    select * from {{ ref('int_year_over_year_subjects') }}
),

bridged as (
    select * from {{ ref('int_subject_figures_bridged') }}
),

-- What is compared is wanted of both years. `union` keeps each subject of a document once.
wanted as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code
    from subjects
    union
    select
        prior_document_id as document_id,
        subject_kind,
        fund_scope,
        subject_code
    from subjects
    where prior_document_id is not null
),

absent as (
    select wanted.*
    from wanted
    left join bridged
        on
            wanted.document_id = bridged.document_id
            and wanted.subject_kind = bridged.subject_kind
            and wanted.fund_scope = bridged.fund_scope
            and wanted.subject_code = bridged.subject_code
    where bridged.document_id is null
)

select * from absent
