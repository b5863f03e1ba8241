with

terms as (
    select * from {{ ref('int_check_terms') }}
    where figure_ref is not null and relation in ('equal', 'ratio')
),

-- An inequality that holds confirms nothing. The checks of the next year count for a figure too.
counted as (
    select
        split_part(figure_ref, '|', 1) as document_id,
        min(figure_kind) as figure_kind,
        figure_ref,
        count(*) as check_count,
        count(case when status = 'exact' then 1 end) as exact_count,
        count(case when status in ('within_rounding', 'unlikely_rounding') then 1 end)
            as rounding_count,
        count(case when status = 'breach' then 1 end) as breach_count
    from terms
    group by figure_ref
)

select * from counted
