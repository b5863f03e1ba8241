with

told as (
    select * from {{ ref('int_subject_priors_told') }}
    where figure_ref is not null
),

figures as (
    select * from {{ ref('int_subject_figures') }}
),

equal_cells as (
    select * from {{ ref('equal_cells') }}
),

terms as (
    select * from {{ ref('int_identity_terms') }}
    where figure_kind = 'table'
),

checks as (
    select * from {{ ref('int_identity_checks') }}
    where status in ('exact', 'within_rounding')
),

pairs as (
    select
        terms.identity_id,
        terms.document_id,
        terms.instance_key,
        max(case when terms.side = 'lhs' then terms.figure_ref end) as lhs_ref,
        max(case when terms.side = 'rhs' then terms.figure_ref end) as rhs_ref
    from terms
    inner join equal_cells
        on terms.identity_id = equal_cells.identity_id
    inner join checks
        on
            terms.identity_id = checks.identity_id
            and terms.document_id = checks.document_id
            and terms.instance_key = checks.instance_key
    group by terms.identity_id, terms.document_id, terms.instance_key
    having
        count(case when terms.side = 'lhs' then 1 end) = 1
        and count(case when terms.side = 'rhs' then 1 end) = 1
),

both_ways as (
    select
        identity_id,
        lhs_ref as told_ref,
        rhs_ref as equal_ref
    from pairs
    union all
    select
        identity_id,
        rhs_ref as told_ref,
        lhs_ref as equal_ref
    from pairs
),

carried as (
    select
        told.document_id,
        figures.subject_kind,
        figures.fund_scope,
        figures.subject_code,
        told.concept_id,
        'carried_over_identity' as prior_evidence,
        min(both_ways.identity_id) as evidence_identity_id
    from told
    inner join both_ways
        on told.figure_ref = both_ways.told_ref
    inner join figures
        on both_ways.equal_ref = figures.figure_ref
    group by
        told.document_id,
        figures.subject_kind,
        figures.fund_scope,
        figures.subject_code,
        told.concept_id
)

select * from carried
