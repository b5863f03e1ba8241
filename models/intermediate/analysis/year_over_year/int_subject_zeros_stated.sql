with

figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
    where kind = 'amount' and not is_prior_year
),

concept_subjects as (
    select * from {{ ref('int_concept_subjects_listed') }}
),

subject_sums as (
    select * from {{ ref('subject_sums') }}
    where part_rule = 'fixed'
),

absent as (
    select * from {{ ref('int_absent_subjects_listed') }}
),

stated as (
    select
        figures.document_id,
        concept_subjects.subject_kind,
        concept_subjects.fund_scope,
        concept_subjects.subject_code
    from figures
    inner join concept_subjects
        on figures.concept_id = concept_subjects.concept_id
    group by
        figures.document_id,
        concept_subjects.subject_kind,
        concept_subjects.fund_scope,
        concept_subjects.subject_code
    having max(abs(figures.signed_value)) = 0
),

-- Of a total that is nothing every part is nothing. `union` keeps a subject once.
zeros as (
    select * from stated
    union
    select
        absent.document_id,
        absent.subject_kind,
        absent.fund_scope,
        absent.subject_code
    from absent
    inner join subject_sums
        on
            absent.subject_kind = subject_sums.subject_kind
            and absent.fund_scope = subject_sums.fund_scope
            and absent.subject_code <> subject_sums.whole_code
    inner join stated
        on
            absent.document_id = stated.document_id
            and subject_sums.whole_kind = stated.subject_kind
            and subject_sums.whole_scope = stated.fund_scope
            and subject_sums.whole_code = stated.subject_code
)

select * from zeros
