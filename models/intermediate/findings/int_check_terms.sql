with

identity_terms as (
    select * from {{ ref('int_identity_terms') }}
),

narrative_state_terms as (
    select * from {{ ref('int_narrative_state_terms') }}
),

project_state_terms as (
    select * from {{ ref('int_project_state_terms') }}
),

checks as (
    select * from {{ ref('int_identity_checks') }}
    where status <> 'not_testable'
),

terms as (
    select * from identity_terms
    union all
    select
        *,
        'state' as relation
    from narrative_state_terms
    union all
    select
        *,
        'state' as relation
    from project_state_terms
),

-- The coefficient is that of the difference lhs − rhs; a percentage or its base has none, for
-- it multiplies.
judged as (
    select
        checks.check_id,
        checks.identity_id,
        checks.family,
        checks.check_kind,
        checks.relation,
        checks.severity,
        checks.document_id,
        checks.instance_key,
        checks.status,
        checks.difference_wan,
        checks.tolerance_wan,
        checks.measured_in,
        terms.term_no,
        terms.side,
        case terms.side
            when 'lhs' then terms.sign
            when 'rhs' then -terms.sign
            when 'numerator' then terms.sign
        end as coefficient,
        terms.figure_kind,
        terms.figure_ref,
        terms.figure_value,
        terms.rounding_step,
        terms.measured_in as figure_unit,
        terms.term_text,
        terms.source_line
    from terms
    inner join checks
        on
            terms.identity_id = checks.identity_id
            and terms.document_id = checks.document_id
            and terms.instance_key = checks.instance_key
)

select * from judged
