with

terms as (
    select * from {{ ref('int_check_terms') }}
    where status = 'breach'
),

breaches as (
    select
        check_id,
        identity_id,
        document_id,
        split_part(instance_key, '·', 1) as instance_row,
        difference_wan,
        tolerance_wan,
        count(case when side = 'lhs' then figure_ref end) > 0 as has_lhs,
        count(case when side = 'rhs' then figure_ref end) > 0 as has_rhs,
        max(case when side = 'lhs' and figure_kind = 'narrative' then figure_ref end)
            as narrative_figure_id
    from terms
    group by check_id, identity_id, document_id, instance_key, difference_wan, tolerance_wan
)

select * from breaches
