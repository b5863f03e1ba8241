with

amount_terms as (
    select * from {{ ref('int_narrative_amount_terms') }}
),

repeat_terms as (
    select * from {{ ref('int_narrative_repeat_terms') }}
),

detail_terms as (
    select * from {{ ref('int_narrative_detail_terms') }}
),

all_terms as (
    select * from amount_terms
    union all
    select * from repeat_terms
    union all
    select
        identity_id,
        document_id,
        instance_key,
        term_no,
        side,
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
    from detail_terms
),

terms as (
    select {{ typed_term() }}
    from all_terms
)

select * from terms
