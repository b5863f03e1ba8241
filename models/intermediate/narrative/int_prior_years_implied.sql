with

measured as (
    select * from {{ ref('int_prior_years_measured') }}
),

met as (
    select
        *,
        case
            when basis = 'stated' then cast(stated_value - stated_half_width as decimal(28, 10))
            when basis = 'rate' then rate_lower
            when rate_lower <= change_upper and rate_upper >= change_lower
                then greatest(change_lower, rate_lower)
            else change_lower
        end as prior_lower,
        case
            when basis = 'stated' then cast(stated_value + stated_half_width as decimal(28, 10))
            when basis = 'rate' then rate_upper
            when rate_lower <= change_upper and rate_upper >= change_lower
                then least(change_upper, rate_upper)
            else change_upper
        end as prior_upper,
        case basis
            when 'stated' then stated_value
            when 'rate' then rate_prior
            else change_prior
        end as prior_value,
        basis = 'stated' or has_current as is_computable,
        basis = 'change_and_rate'
        and (rate_lower > change_upper or rate_upper < change_lower) as is_rate_contradicted
    from measured
),

-- The best statement of a thing: its amount of last year, else a change that its rate confirms,
-- else a change, else a rate. Of equals the later, which stands in the more detailed section.
ranked as (
    select
        *,
        row_number() over (
            partition by document_id, concept_id
            order by
                case when is_computable then 0 else 1 end,
                case
                    when basis = 'stated' then 0
                    when basis = 'change_and_rate' and not coalesce(is_rate_contradicted, false)
                        then 1
                    when basis in ('change_and_rate', 'change') then 2
                    when basis = 'unchanged' then 3
                    else 4
                end,
                coalesce(change_line, rate_line, stated_line) desc,
                rate_line desc
        ) as preference,
        min(case when is_computable then prior_upper end) over thing as least_upper,
        max(case when is_computable then prior_lower end) over thing as greatest_lower
    from met
    window thing as (partition by document_id, concept_id)
),

implied as (
    select
        document_id,
        concept_id,
        cast(current_value as decimal(20, 6)) as current_wan,
        cast(change_value as decimal(20, 6)) as change_wan,
        rate_pct,
        case when is_computable then {{ rounded_outward('prior_lower', 'floor') }} end
            as prior_lower_wan,
        case when is_computable then {{ rounded_outward('prior_upper', 'ceil') }} end
            as prior_upper_wan,
        case
            when is_computable
                then cast(greatest(least(prior_value, prior_upper), prior_lower) as decimal(20, 6))
        end as prior_wan,
        basis,
        case
            when not is_computable
                then '本年数未列示或读不出 / this year''s value is not printed or could not be read'
            when prior_lower is null
                then '百分比不能还原上年数 / the rate does not give last year''s value'
            when is_rate_contradicted
                then '变动额与百分比不符，按变动额推算 / change and rate disagree; the change is taken'
            when least_upper < greatest_lower
                then '各处表述推算的上年数不一致 / statements imply different values'
        end as reason,
        coalesce(is_rate_contradicted, false) as is_rate_contradicted,
        coalesce(least_upper < greatest_lower, false) as is_contradicted,
        coalesce(change_line, stated_line, rate_line) as source_line,
        rate_line
    from ranked
    where preference = 1
)

select * from implied
