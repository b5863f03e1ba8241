with

checks as (
    select * from {{ ref('int_sum_checks') }}
    where status = 'breach'
),

terms as (
    select * from {{ ref('int_narrative_amount_terms') }}
    where figure_kind = 'narrative' and side = 'lhs'
),

statements as (
    select * from {{ ref('int_narrative_statements_grouped') }}
),

concepts as (
    select * from {{ ref('narrative_concepts') }}
),

concept_terms as (
    select * from {{ ref('int_narrative_concept_terms') }}
),

valued as (
    select
        concept_terms.document_id,
        concept_terms.concept_id,
        concept_terms.stated_kind,
        -- A code is the same thing in every fund: class:201@all_funds is of the group class:201.
        coalesce(
            max(concepts.scope_group),
            {{ extract_pattern('concept_terms.concept_id', '^([^@]+)') }}
        ) as scope_group,
        sum(concept_terms.sign * concept_terms.figure_value) as concept_value,
        sum(concept_terms.half_width) as half_width,
        {{ joined_text(signed_term_text(), ' ', 'term_no, source_line, figure_ref') }}
            as concept_text
    from concept_terms
    left join concepts
        on concept_terms.concept_id = concepts.concept_id
    group by
        concept_terms.document_id,
        concept_terms.concept_id,
        concept_terms.stated_kind
),

breached as (
    select
        statements.*,
        coalesce(
            concepts.scope_group,
            {{ extract_pattern('statements.concept_id', '^([^@]+)') }}
        ) as scope_group
    from checks
    inner join terms
        on
            checks.identity_id = terms.identity_id
            and checks.document_id = terms.document_id
            and checks.instance_key = terms.instance_key
    inner join statements
        on terms.figure_ref = statements.narrative_figure_id
    left join concepts
        on statements.concept_id = concepts.concept_id
),

matched as (
    select
        breached.narrative_figure_id,
        breached.document_id,
        breached.concept_id,
        valued.concept_id as fitting_concept_id,
        breached.signed_value as stated_value,
        cast(valued.concept_value as decimal(28, 10)) as fitting_value,
        breached.term_text,
        valued.concept_text as fitting_text,
        breached.source_line
    from breached
    inner join valued
        on
            breached.document_id = valued.document_id
            and breached.kind = valued.stated_kind
            and breached.scope_group = valued.scope_group
            and breached.concept_id <> valued.concept_id
    where
        valued.concept_value <> 0
        and abs(breached.signed_value - valued.concept_value)
        <= breached.half_width + valued.half_width
)

select * from matched
