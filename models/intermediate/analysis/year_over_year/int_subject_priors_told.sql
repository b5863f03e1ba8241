with

implied as (
    select * from {{ ref('int_prior_years_implied') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
    where is_used
),

tables as (
    select * from {{ ref('stg_tables') }}
),

concept_subjects as (
    select * from {{ ref('int_concept_subjects_listed') }}
),

code_concepts as (
    select * from {{ ref('int_code_concepts_placed') }}
),

figures as (
    select * from {{ ref('int_subject_figures') }}
),

concept_values as (
    select
        document_id,
        concept_id,
        sum(sign * figure_value) as concept_value,
        sum(half_width) as concept_half_width,
        count(figure_ref) as printed_count
    from {{ ref('int_narrative_concept_terms') }}
    where stated_kind = 'amount'
    group by document_id, concept_id
),

placed as (
    select
        implied.document_id,
        implied.concept_id,
        concept_subjects.subject_kind,
        concept_subjects.fund_scope,
        concept_subjects.subject_code,
        concept_subjects.table_no,
        concept_subjects.is_sole_line
    from implied
    inner join concept_subjects
        on implied.concept_id = concept_subjects.concept_id
    union all
    select
        document_id,
        concept_id,
        subject_kind,
        fund_scope,
        subject_code,
        table_no,
        false as is_sole_line
    from code_concepts
),

-- The cell says what the concept says: the same amount within rounding, or both nothing.
told as (
    select
        placed.document_id,
        placed.subject_kind,
        placed.fund_scope,
        placed.subject_code,
        placed.concept_id,
        case when placed.is_sole_line then 'stated_for_sole_line' else 'stated' end
            as prior_evidence,
        figures.figure_ref
    from placed
    inner join documents
        on placed.document_id = documents.document_id
    inner join tables
        on
            placed.document_id = tables.document_id
            and placed.table_no = tables.table_no
    left join figures
        on
            placed.document_id = figures.document_id
            and placed.subject_kind = figures.subject_kind
            and placed.fund_scope = figures.fund_scope
            and placed.subject_code = figures.subject_code
    left join concept_values
        on
            placed.document_id = concept_values.document_id
            and placed.concept_id = concept_values.concept_id
    where
        (
            figures.figure_ref is null
            and not placed.is_sole_line
            and coalesce(concept_values.printed_count, 0) = 0
        )
        or (
            concept_values.printed_count = 1
            and abs(figures.current_wan - concept_values.concept_value)
            <= figures.half_width_wan + concept_values.concept_half_width
        )
)

select * from told
