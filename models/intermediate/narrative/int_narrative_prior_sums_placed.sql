with

prior_sums as (
    select * from {{ ref('int_narrative_prior_sums') }}
),

beside as (
    select * from {{ ref('int_narrative_prior_amounts_told') }}
),

scopes as (
    select * from {{ ref('narrative_prior_scopes') }}
),

signed_concepts as (
    select * from {{ ref('narrative_signed_concepts') }}
),

-- distinct: a sum has several terms.
statements as (
    select distinct
        document_id,
        topic,
        concept_id,
        statement_no,
        change_value,
        statement_line,
        statement_key
    from prior_sums
),

nested as (
    select
        scopes.inner_concept_id,
        scopes.outer_concept_id,
        inner_statements.document_id,
        inner_statements.statement_key as inner_key,
        outer_statements.statement_key as outer_key
    from scopes
    inner join statements as inner_statements
        on
            scopes.inner_concept_id = inner_statements.concept_id
            and inner_statements.statement_no = 1
    inner join statements as outer_statements
        on
            scopes.outer_concept_id = outer_statements.concept_id
            and inner_statements.document_id = outer_statements.document_id
            and outer_statements.statement_no = 1
),

-- Which sum stands on which side of which instance.
placed as (
    select
        'narrative-change-prior' as identity_id,
        document_id,
        statement_key as instance_key,
        'lhs' as side,
        statement_key
    from beside
    union all
    select
        'narrative-prior-possible' as identity_id,
        statements.document_id,
        statements.statement_key as instance_key,
        'lhs' as side,
        statements.statement_key
    from statements
    left join signed_concepts
        on statements.concept_id = signed_concepts.concept_id
    where statements.change_value > 0 and signed_concepts.concept_id is null
    union all
    select
        'narrative-prior-scope' as identity_id,
        document_id,
        inner_concept_id || '@' || inner_key || '·' || outer_concept_id || '@' || outer_key
            as instance_key,
        'lhs' as side,
        inner_key as statement_key
    from nested
    union all
    select
        'narrative-prior-scope' as identity_id,
        document_id,
        inner_concept_id || '@' || inner_key || '·' || outer_concept_id || '@' || outer_key
            as instance_key,
        'rhs' as side,
        outer_key as statement_key
    from nested
)

select * from placed
