with

statements as (
    select * from {{ ref('int_narrative_statements_grouped') }}
    where not is_prior_year
),

detail_terms as (
    select * from {{ ref('narrative_detail_terms') }}
),

concept_terms as (
    select * from {{ ref('int_narrative_concept_terms') }}
),

-- The first print of a statement in a topic; the others are repeats of it.
first_stated as (
    select
        *,
        row_number() over (
            partition by document_id, topic, concept_id, kind
            order by source_line, char_offset
        ) as print_no
    from statements
),

selected as (
    select
        detail_terms.identity_id,
        first_stated.document_id,
        detail_terms.instance_key,
        cast(detail_terms.term_no as integer) as term_no,
        detail_terms.side,
        cast(detail_terms.sign as integer) as sign,
        detail_terms.holds_when,
        'narrative' as figure_kind,
        first_stated.narrative_figure_id as figure_ref,
        first_stated.measured_in,
        first_stated.signed_value as figure_value,
        first_stated.half_width,
        first_stated.rounding_step,
        'printed' as cell_state,
        first_stated.term_text,
        first_stated.source_line
    from detail_terms
    inner join first_stated
        on
            detail_terms.topic = first_stated.topic
            and detail_terms.concept_id = first_stated.concept_id
            and detail_terms.stated_kind = first_stated.kind
    where first_stated.print_no = 1 and detail_terms.figure_kind = 'narrative'
    union all
    select
        detail_terms.identity_id,
        concept_terms.document_id,
        detail_terms.instance_key,
        cast(detail_terms.term_no as integer) as term_no,
        detail_terms.side,
        cast(detail_terms.sign as integer) as sign,
        detail_terms.holds_when,
        concept_terms.figure_kind,
        concept_terms.figure_ref,
        concept_terms.measured_in,
        concept_terms.figure_value,
        concept_terms.half_width,
        concept_terms.rounding_step,
        concept_terms.cell_state,
        concept_terms.term_text,
        concept_terms.source_line
    from detail_terms
    inner join concept_terms
        on
            detail_terms.concept_id = concept_terms.concept_id
            and detail_terms.stated_kind = concept_terms.stated_kind
    where detail_terms.figure_kind = 'table'
)

select * from selected
