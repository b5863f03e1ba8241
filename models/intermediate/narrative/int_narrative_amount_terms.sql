with

statements as (
    select * from {{ ref('int_narrative_statements_grouped') }}
    where has_table_value
),

concept_terms as (
    select * from {{ ref('int_narrative_concept_terms') }}
),

-- A statement that is printed again is one statement; the second print is a repeat.
ranked as (
    select
        *,
        case kind when 'count' then 'narrative-count' else 'narrative-amount' end as identity_id,
        row_number() over (
            partition by document_id, concept_id, kind, signed_value
            order by half_width, source_line, char_offset
        ) as print_no
    from statements
),

stated as (
    select * from ranked
    where print_no = 1
),

terms as (
    select
        identity_id,
        document_id,
        instance_key,
        1 as term_no,
        'lhs' as side,
        1 as sign,
        'narrative' as figure_kind,
        narrative_figure_id as figure_ref,
        measured_in,
        signed_value as figure_value,
        half_width,
        rounding_step,
        'printed' as cell_state,
        term_text,
        source_line
    from stated
    union all
    select
        stated.identity_id,
        stated.document_id,
        stated.instance_key,
        concept_terms.term_no + 1 as term_no,
        'rhs' as side,
        concept_terms.sign,
        concept_terms.figure_kind,
        concept_terms.figure_ref,
        stated.measured_in,
        concept_terms.figure_value,
        concept_terms.half_width,
        concept_terms.rounding_step,
        concept_terms.cell_state,
        concept_terms.term_text,
        concept_terms.source_line
    from stated
    inner join concept_terms
        on
            stated.document_id = concept_terms.document_id
            and stated.concept_id = concept_terms.concept_id
            and stated.kind = concept_terms.stated_kind
)

select * from terms
