with

compared as (
    select
        *,
        case
            when is_truncated then truncated_tolerance_wan
            else rounded_tolerance_wan
        end as reach_wan
    from {{ ref('int_ratio_intervals_compared') }}
),

reasoned as (
    select
        *,
        cast(numerator_value as decimal(38, 10)) as lhs_wan,
        cast(share_wan as decimal(38, 10)) as rhs_wan,
        cast(numerator_value - cast(share_wan as decimal(38, 10)) as decimal(38, 10))
            as difference_wan,
        -- What is less than ten decimals can hold is no difference.
        coalesce(
            distance_wan <= reach_wan
            or cast(numerator_value - cast(share_wan as decimal(38, 10)) as decimal(38, 10)) = 0,
            false
        ) as is_met,
        {{ ratio_reason() }} as not_testable_reason
    from compared
),

-- Ten decimals are kept: a verdict on the very boundary must follow from the columns as well.
rounded as (
    select
        *,
        case
            when not_testable_reason is not null then null
            when is_met
                then greatest(cast(reach_wan as decimal(38, 10)), abs(difference_wan))
            else
                least(
                    cast(reach_wan as decimal(38, 10)),
                    cast(abs(difference_wan) - 0.0000000001 as decimal(38, 10))
                )
        end as tolerance_wan,
        {{ ratio_percent_text('numerator_value', 'denominator_value') }} as percent_text
    from reasoned
),

judged as (
    select
        identity_id,
        document_id,
        instance_key,
        lhs_wan,
        case when not_testable_reason is null then rhs_wan end as rhs_wan,
        case when not_testable_reason is null then difference_wan end as difference_wan,
        tolerance_wan,
        term_count,
        case
            when not_testable_reason is not null then 'not_testable'
            when not is_met then 'breach'
            when difference_wan = 0 then 'exact'
            else 'within_rounding'
        end as status,
        not_testable_reason,
        measured_in,
        {{ ratio_lhs_text() }} as lhs_text,
        stated_text || '%' as rhs_text
    from rounded
)

select * from judged
