with

checks as (
    select * from {{ ref('int_project_state_checks') }}
),

scores as (
    select * from {{ ref('int_project_figures_listed') }}
    where project_field = 'total_score' and figure_ref is not null
),

-- A grade is read off the total score, the figure at which a wrong one is found.
terms as (
    select
        checks.identity_id,
        checks.document_id,
        checks.instance_key,
        1 as term_no,
        'stated' as side,
        1 as sign,
        scores.figure_kind,
        scores.figure_ref,
        scores.measured_in,
        scores.figure_value,
        scores.half_width,
        scores.rounding_step,
        scores.cell_state,
        scores.term_text,
        scores.source_line
    from checks
    inner join scores
        on
            checks.document_id = scores.document_id
            and checks.instance_key = 'project ' || scores.project_no
)

select * from terms
