with

leaves as (
    select * from {{ ref('int_leaf_figures_selected') }}
),

accused as (
    select * from {{ ref('int_figures_accused') }}
),

unattributed as (
    select * from {{ ref('int_breaches_attributed') }}
    where suspect_kind = 'unattributed'
),

terms as (
    select * from {{ ref('int_check_terms') }}
),

confirmations as (
    select * from {{ ref('int_figure_confirmations') }}
),

disputed_terms as (
    select terms.figure_ref
    from terms
    inner join unattributed
        on terms.check_id = unattributed.check_id
    group by terms.figure_ref
),

reasoned as (
    select
        leaves.figure_id,
        case
            when leaves.is_corrected then 'corrected'
            when leaves.is_printed_twice then 'printed_twice'
            when accused.figure_ref is not null then 'breaks_identities'
            when disputed_terms.figure_ref is not null then 'in_disputed_sum'
            when confirmations.exact_count > 0 then 'identity_exact'
            when confirmations.rounding_count > 0 then 'identity_within_rounding'
            else 'not_confirmed'
        end as quality_reason
    from leaves
    left join accused
        on leaves.figure_id = accused.figure_ref
    left join disputed_terms
        on leaves.figure_id = disputed_terms.figure_ref
    left join confirmations
        on leaves.figure_id = confirmations.figure_ref
),

judged as (
    select
        figure_id,
        quality_reason,
        case quality_reason
            when 'corrected' then 'corrected'
            when 'identity_exact' then 'verified'
            when 'identity_within_rounding' then 'within_rounding'
            else 'disputed'
        end as quality_status
    from reasoned
)

select * from judged
