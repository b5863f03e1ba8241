with

statements as (
    select
        narrative_figure_id as figure_ref,
        is_corrected
    from {{ ref('fct_narrative_figures') }}
),

project_cells as (
    select
        figure_ref,
        is_corrected
    from {{ ref('int_project_figures_printed') }}
),

figures as (
    select * from statements
    union all
    select * from project_cells
),

evidence as (
    select * from {{ ref('int_figure_evidence_gathered') }}
),

confirmations as (
    select * from {{ ref('int_figure_confirmations') }}
),

-- The order is that of int_figure_quality_judged.
reasoned as (
    select
        figures.figure_ref,
        case
            when figures.is_corrected then 'corrected'
            when evidence.is_accused then 'breaks_identities'
            when evidence.is_in_disputed_sum then 'in_disputed_sum'
            when confirmations.exact_count > 0 then 'identity_exact'
            when confirmations.rounding_count > 0 then 'identity_within_rounding'
            else 'not_confirmed'
        end as quality_reason
    from figures
    left join evidence
        on figures.figure_ref = evidence.figure_ref
    left join confirmations
        on figures.figure_ref = confirmations.figure_ref
),

judged as (
    select
        figure_ref,
        quality_reason,
        {{ quality_of_reason('quality_reason') }} as quality_status
    from reasoned
)

select * from judged
