with

concept_terms as (
    select * from {{ ref('int_narrative_concept_terms') }}
    where stated_kind = 'amount'
),

figures as (
    select
        *,
        row_number() over (
            partition by document_id, concept_id
            order by source_line, char_offset
        ) as statement_no
    from {{ ref('int_narrative_figures_matched') }}
    where kind = 'amount' and concept_id is not null and not is_prior_year
),

-- distinct: a concept may be the sum of several cells.
in_tables as (
    select distinct
        document_id,
        concept_id
    from concept_terms
),

-- The value of this year: of the tables, else as the narrative states it first.
terms as (
    select
        document_id,
        concept_id,
        term_no,
        sign,
        figure_kind,
        figure_ref,
        measured_in,
        figure_value,
        half_width,
        rounding_step,
        cell_state,
        term_text,
        source_line
    from concept_terms
    union all
    select
        figures.document_id,
        figures.concept_id,
        1 as term_no,
        1 as sign,
        'narrative' as figure_kind,
        figures.narrative_figure_id as figure_ref,
        figures.measured_in,
        figures.signed_value as figure_value,
        figures.half_width,
        figures.rounding_step,
        'printed' as cell_state,
        figures.term_text,
        figures.source_line
    from figures
    left join in_tables
        on
            figures.document_id = in_tables.document_id
            and figures.concept_id = in_tables.concept_id
    where in_tables.document_id is null and figures.statement_no = 1
)

select * from terms
