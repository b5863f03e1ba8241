with

priors as (
    select * from {{ ref('int_year_over_year_priors') }}
),

changes as (
    select
        *,
        cast(current_wan - prior_wan as decimal(20, 6)) as change_wan,
        cast(current_lower_wan - prior_upper_wan as decimal(28, 10)) as change_lower_wan,
        cast(current_upper_wan - prior_lower_wan as decimal(28, 10)) as change_upper_wan,
        case when current_lower_wan < 0 then prior_lower_wan else prior_upper_wan end
            as least_base,
        case when current_upper_wan < 0 then prior_upper_wan else prior_lower_wan end
            as greatest_base
    from priors
),

-- The least rate is the least current amount to the greatest prior one (below zero to the least),
-- the greatest the other way round. A rate needs a base that
-- rounding cannot make nothing or less.
measured as (
    select
        *,
        case
            when prior_lower_wan > 0
                then {{ quotient_half_up('change_wan', 'prior_wan', 100) }}
        end as change_pct,
        case
            when prior_lower_wan > 0
                then {{ quotient_bound(
                    'current_lower_wan - least_base', 'least_base', 100, 'lower',
                ) }}
        end as change_lower_pct,
        case
            when prior_lower_wan > 0
                then {{ quotient_bound(
                    'current_upper_wan - greatest_base', 'greatest_base', 100, 'upper',
                ) }}
        end as change_upper_pct,
        case
            when current_wan is null then 'current_unknown'
            when prior_wan is null then 'prior_unknown'
            when prior_upper_wan < 0 then 'prior_negative'
            when prior_wan = 0 then 'prior_zero'
            when prior_lower_wan <= 0 then 'prior_near_zero'
        end as change_pct_reason
    from changes
)

select * from measured
