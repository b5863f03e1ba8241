with

paired as (
    select
        *,
        numerator - numerator_half_width as numerator_lower,
        numerator + numerator_half_width as numerator_upper,
        base - base_half_width as base_lower,
        base + base_half_width as base_upper
    from {{ ref('int_office_values_paired') }}
),

-- Each end of the interval divides by that end of the base which takes it further outwards.
divided as (
    select
        *,
        {{ quotient_half_up('numerator', 'base', 'scale') }} as quotient,
        {{ quotient_bound(
            'numerator_lower',
            'case when numerator_lower < 0 then base_lower else base_upper end',
            'scale',
            'lower',
        ) }} as quotient_lower,
        {{ quotient_bound(
            'numerator_upper',
            'case when numerator_upper < 0 then base_upper else base_lower end',
            'scale',
            'upper',
        ) }} as quotient_upper
    from paired
),

reasoned as (
    select
        *,
        case
            when numerator_reason is not null then numerator_reason
            when
                not is_ratio and numerator_unit in ('个', '人', '辆')
                and coalesce(try_cast(numerator as integer) <> numerator, true)
                then 'not_whole'
            when not is_ratio then null
            when base_reason is not null then 'base_' || base_reason
            when base = 0 then 'zero_base'
            when base < 0 then 'negative_base'
            when base_lower <= 0 then 'base_near_zero'
            when quotient is null or quotient_lower is null or quotient_upper is null
                then 'too_large'
        end as value_reason
    from divided
),

computed as (
    select
        document_id,
        comparison_kind,
        subject_kind,
        fund_scope,
        subject_code,
        subject_name,
        subject_level,
        parent_code,
        is_subtotal,
        unit,
        numerator_unit,
        denominator_unit,
        is_ratio,
        value_reason,
        numerator as numerator_value,
        base as denominator_value,
        cast(
            case
                when value_reason is not null then null
                when is_ratio then quotient
                else numerator
            end as decimal(20, 6)
        ) as computed_value,
        cast(
            case
                when value_reason is not null then null
                when is_ratio then quotient_lower
                else numerator_lower
            end as decimal(28, 10)
        ) as lower_value,
        cast(
            case
                when value_reason is not null then null
                when is_ratio then quotient_upper
                else numerator_upper
            end as decimal(28, 10)
        ) as upper_value,
        case
            when value_reason is null then least(numerator_quality, denominator_quality)
        end as quality_mark
    from reasoned
)

select * from computed
