with

own_terms as (
    select * from {{ ref('int_project_own_terms') }}
    where check_kind = 'ratio'
),

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
)

select * from terms
