with

own_terms as (
    select * from {{ ref('int_project_own_terms') }}
    where check_kind = 'sum'
),

fund_terms as (
    select * from {{ ref('int_project_fund_terms') }}
),

part_terms as (
    select * from {{ ref('int_project_part_terms') }}
),

cross_terms as (
    select * from {{ ref('int_project_cross_terms') }}
),

narrative_terms as (
    select * from {{ ref('int_project_narrative_terms') }}
),

-- Each identity of its own: nothing is counted twice.
terms as (
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
    from own_terms
    union all
    select * from fund_terms
    union all
    select * from part_terms
    union all
    select * from cross_terms
    union all
    select * from narrative_terms
)

select * from terms
