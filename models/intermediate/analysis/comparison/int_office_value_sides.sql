with

terms as (
    select
        *,
        case when figure_value is not null then 1 else 0 end as is_valued
    from {{ ref('int_office_value_terms') }}
),

-- A blank has no row and adds nothing to a sum that is printed elsewhere; what cannot be read
-- leaves the sum unknown.
summed as (
    select
        document_id,
        comparison_kind,
        fund_scope,
        subject_code,
        term_side,
        min(unit) as unit,
        cast(sum(figure_value) as decimal(28, 6)) as side_value,
        cast(sum(case when is_valued = 1 then half_width end) as decimal(28, 10)) as half_width,
        max(is_valued) = 1 as has_value,
        max(case when cell_state = 'unread' then 1 else 0 end) = 1 as has_unread,
        max(case when cell_state = 'several_stated' then 1 else 0 end) = 1 as has_several,
        min(case when is_valued = 1 then {{ quality_mark('quality_status', 'quality_reason') }} end)
            as worst_quality
    from terms
    group by document_id, comparison_kind, fund_scope, subject_code, term_side
),

reasoned as (
    select
        *,
        case
            when has_unread then 'unread'
            when has_several then 'several_stated'
            when not has_value then 'not_applicable'
        end as absent_reason
    from summed
)

select * from reasoned
