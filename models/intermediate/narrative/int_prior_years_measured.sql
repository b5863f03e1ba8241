with

statements as (
    select * from {{ ref('int_prior_years_stated') }}
),

current_terms as (
    select * from {{ ref('int_narrative_current_terms') }}
    where coalesce(measured_in, '万元') = '万元'
),

current_values as (
    select
        document_id,
        concept_id,
        sum(sign * figure_value) as current_value,
        sum(half_width) as current_half_width,
        count(case when cell_state = 'unread' then 1 end) > 0 as is_current_untold
    from current_terms
    group by document_id, concept_id
),

bounded as (
    select
        statements.*,
        current_values.current_value,
        current_values.current_half_width,
        current_values.current_value is not null and not current_values.is_current_untold
            as has_current,
        statements.rate_pct is not null
        and current_values.current_value >= 0
        and {{ ratio_fits('statements.rate_pct + statements.rate_half_width', 9) }}
        and {{ ratio_fits('current_values.current_value + current_values.current_half_width') }}
        and statements.rate_pct - statements.rate_half_width > -100 as has_rate
    from statements
    left join current_values
        on
            statements.document_id = current_values.document_id
            and statements.concept_id = current_values.concept_id
),

-- From a change: this year less it, widths added. From a rate: this year ÷ (1 + rate), outwards.
measured as (
    select
        *,
        current_value - change_value as change_prior,
        {{ rounded_outward(
            'current_value - change_value - current_half_width - change_half_width', 'floor',
        ) }} as change_lower,
        {{ rounded_outward(
            'current_value - change_value + current_half_width + change_half_width', 'ceil',
        ) }} as change_upper,
        case when has_rate then {{ ratio_before_growth(
            'greatest(current_value - current_half_width, 0)', '(rate_pct + rate_half_width)',
        ) }} end as rate_lower,
        case when has_rate then {{ ratio_before_growth(
            '(current_value + current_half_width)', '(rate_pct - rate_half_width)', true,
        ) }} end as rate_upper,
        case when has_rate then {{ ratio_before_growth('current_value', 'rate_pct') }} end
            as rate_prior
    from bounded
)

select * from measured
