with

sides as (
    select * from {{ ref('int_ratio_sides_added') }}
),

-- The figures of a ratio stand for intervals; a base is never below zero.
bounded as (
    select
        *,
        stated_pct - stated_half_width as stated_low,
        stated_pct + stated_half_width as stated_high,
        greatest(denominator_value - denominator_half_width, 0) as base_low,
        denominator_value + denominator_half_width as base_high,
        (
            {{ ratio_fits('stated_pct', 9) }}
            and {{ ratio_fits('stated_pct + stated_half_width', 9) }}
            and {{ ratio_fits('stated_pct + stated_step', 9) }}
            and {{ ratio_fits('numerator_value') }}
            and {{ ratio_fits('denominator_value') }}
            and {{ ratio_fits('denominator_value + denominator_half_width') }}
        ) as is_exact
    from sides
),

multiplied as (
    select
        *,
        {{ ratio_share('stated_pct', 'denominator_value') }} as share_wan,
        case
            when stated_low < 0 then {{ ratio_share('stated_low', 'base_high') }}
            else {{ ratio_share('stated_low', 'base_low') }}
        end as share_low_wan,
        case
            when stated_high < 0 then {{ ratio_share('stated_high', 'base_low') }}
            else {{ ratio_share('stated_high', 'base_high') }}
        end as share_high_wan,
        {{ ratio_share('stated_pct + stated_step', 'base_high') }} as share_next_wan
    from bounded
),

-- Truncated: the ratio lies between what is stated and the next printable percentage.
compared as (
    select
        *,
        case
            when numerator_value >= share_wan
                then numerator_half_width + share_high_wan - share_wan
            else numerator_half_width + share_wan - share_low_wan
        end as rounded_tolerance_wan,
        numerator_half_width + share_next_wan - share_wan as truncated_tolerance_wan,
        abs(numerator_value - share_wan) as distance_wan
    from multiplied
),

truncation_told as (
    select
        *,
        coalesce(
            stated_pct >= 0
            and numerator_value > share_wan
            and distance_wan > rounded_tolerance_wan
            and distance_wan < truncated_tolerance_wan,
            false
        ) as is_truncated
    from compared
)

select * from truncation_told
