with

checks as (
    select * from {{ ref('int_narrative_state_checks') }}
),

figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

-- An instance is the place of the statement whose words are judged.
terms as (
    select
        checks.identity_id,
        checks.document_id,
        checks.instance_key,
        1 as term_no,
        'stated' as side,
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
    from checks
    inner join figures
        on
            checks.document_id = figures.document_id
            and checks.instance_key = figures.source_line || ':' || figures.char_offset
)

select * from terms
