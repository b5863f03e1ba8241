with

part_terms as (
    select * from {{ ref('int_narrative_change_part_terms') }}
),

class_terms as (
    select * from {{ ref('int_narrative_class_change_terms') }}
),

budget_terms as (
    select * from {{ ref('int_narrative_class_budget_terms') }}
),

prior_terms as (
    select * from {{ ref('int_narrative_prior_terms') }}
),

all_terms as (
    select * from part_terms
    union all
    select * from class_terms
    union all
    select * from budget_terms
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
    from prior_terms
),

typed as (
    select {{ typed_term() }}
    from all_terms
)

select * from typed
