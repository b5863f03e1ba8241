with

counts as (
    select * from {{ ref('int_office_counts_listed') }}
),

table_quality as (
    select * from {{ ref('int_figure_quality_judged') }}
),

accused as (
    select * from {{ ref('int_figures_accused') }}
),

confirmations as (
    select * from {{ ref('int_figure_confirmations') }}
),

disputed_terms as (
    select terms.figure_ref
    from {{ ref('int_check_terms') }} as terms
    inner join {{ ref('int_breaches_attributed') }} as breaches
        on terms.check_id = breaches.check_id and breaches.suspect_kind = 'unattributed'
    group by terms.figure_ref
),

-- What is no figure of a table is judged by the rule of int_figure_quality_judged.
reasoned as (
    select
        counts.*,
        case
            when table_quality.figure_id is not null then table_quality.quality_reason
            when counts.is_corrected then 'corrected'
            when accused.figure_ref is not null then 'breaks_identities'
            when disputed_terms.figure_ref is not null then 'in_disputed_sum'
            when confirmations.exact_count > 0 then 'identity_exact'
            when confirmations.rounding_count > 0 then 'identity_within_rounding'
            else 'not_confirmed'
        end as quality_reason
    from counts
    left join table_quality
        on counts.figure_kind = 'table' and counts.figure_ref = table_quality.figure_id
    left join accused
        on counts.figure_ref = accused.figure_ref
    left join disputed_terms
        on counts.figure_ref = disputed_terms.figure_ref
    left join confirmations
        on counts.figure_ref = confirmations.figure_ref
),

judged as (
    select
        *,
        case quality_reason
            when 'corrected' then 'corrected'
            when 'identity_exact' then 'verified'
            when 'identity_within_rounding' then 'within_rounding'
            else 'disputed'
        end as quality_status
    from reasoned
)

select * from judged
