with

subject_sums as (
    select * from {{ ref('subject_sums') }}
),

figures as (
    select * from {{ ref('int_subject_figures') }}
),

terms as (
    select * from {{ ref('int_identity_terms') }}
    where side = 'lhs' and figure_kind = 'table'
),

checks as (
    select * from {{ ref('int_identity_checks') }}
),

-- What a sum adds up to stands on its left side.
checked as (
    select
        figures.document_id,
        subject_sums.subject_kind,
        subject_sums.fund_scope,
        subject_sums.identity_id,
        figures.subject_kind as whole_kind,
        figures.fund_scope as whole_scope,
        figures.subject_code as whole_code,
        count(case when checks.status in ('exact', 'within_rounding') then 1 end) > 0 as is_held,
        count(case when checks.status = 'exact' then 1 end) = count(*) as is_exact,
        count(case when checks.status = 'breach' then 1 end) > 0 as is_broken
    from subject_sums
    inner join figures
        on
            subject_sums.whole_kind = figures.subject_kind
            and subject_sums.whole_scope = figures.fund_scope
            and coalesce(subject_sums.whole_code, figures.subject_code) = figures.subject_code
    inner join terms
        on
            subject_sums.identity_id = terms.identity_id
            and figures.figure_ref = terms.figure_ref
    inner join checks
        on
            terms.identity_id = checks.identity_id
            and terms.document_id = checks.document_id
            and terms.instance_key = checks.instance_key
    group by
        figures.document_id,
        subject_sums.subject_kind,
        subject_sums.fund_scope,
        subject_sums.identity_id,
        figures.subject_kind,
        figures.fund_scope,
        figures.subject_code
)

select * from checked
