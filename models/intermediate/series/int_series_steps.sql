with

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
    where series_id is not null
),

documents as (
    select * from {{ ref('int_documents_in_series') }}
),

ties as (
    select * from {{ ref('int_code_eras_tied') }}
),

-- A step: the disclosure before prints an old code, and this one another code of its series.
steps as (
    select
        documents.document_id,
        documents.previous_document_id,
        afters.subject_kind,
        afters.fund_scope,
        afters.series_id,
        befores.subject_code as from_code,
        afters.subject_code as to_code,
        befores.era_id as from_era_id
    from documents
    inner join coded as afters
        on documents.document_id = afters.document_id
    inner join coded as befores
        on
            documents.previous_document_id = befores.document_id
            and afters.subject_kind = befores.subject_kind
            and afters.fund_scope = befores.fund_scope
            and afters.series_id = befores.series_id
            and afters.subject_code <> befores.subject_code
            and documents.previous_fiscal_year < befores.next_year
            and documents.fiscal_year >= befores.next_year
),

changed as (
    select
        steps.document_id,
        steps.previous_document_id,
        steps.subject_kind,
        steps.fund_scope,
        steps.series_id,
        steps.from_code,
        steps.to_code,
        min(ties.change_id) as change_id
    from steps
    inner join ties
        on steps.from_era_id = ties.from_era_id
    group by
        steps.document_id,
        steps.previous_document_id,
        steps.subject_kind,
        steps.fund_scope,
        steps.series_id,
        steps.from_code,
        steps.to_code
)

select * from changed
