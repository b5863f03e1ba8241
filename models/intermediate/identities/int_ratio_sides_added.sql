with

terms as (
    select
        *,
        sign * figure_value as entered_value,
        {{ plain_number('figure_value') }} as value_text,
        cell_state = 'unread' as is_untold
    from {{ ref('int_ratio_terms') }}
),

sided as (
    select
        *,
        case when side = 'stated' then 1 else 0 end as is_stated,
        case when side = 'numerator' then 1 else 0 end as is_numerator,
        case when side = 'denominator' then 1 else 0 end as is_denominator,
        case when sign < 0 then '− ' else '+ ' end || value_text as signed_text
    from terms
),

added as (
    select
        identity_id,
        document_id,
        instance_key,
        sum(is_stated * entered_value) as stated_pct,
        sum(is_stated * half_width) as stated_half_width,
        sum(is_stated * rounding_step) as stated_step,
        sum(is_numerator * entered_value) as numerator_value,
        sum(is_numerator * half_width) as numerator_half_width,
        sum(is_denominator * entered_value) as denominator_value,
        sum(is_denominator * half_width) as denominator_half_width,
        cast(count(*) as integer) as term_count,
        sum(is_stated) as stated_count,
        sum(is_numerator) as numerator_count,
        sum(is_denominator) as denominator_count,
        sum(case when is_untold then 1 else 0 end) as untold_count,
        max(case when is_numerator = 1 then measured_in end) as measured_in,
        {{ joined_text("case when is_stated = 1 then term_text end", '；', 'term_no') }}
            as stated_text,
        {{ joined_text("case when is_numerator = 1 then term_text end", '；', 'term_no') }}
            as numerator_text,
        {{ joined_text("case when is_denominator = 1 then term_text end", '；', 'term_no') }}
            as denominator_text,
        {{ joined_text("case when is_numerator = 1 then signed_text end", ' ', 'term_no') }}
            as numerator_sum_text,
        {{ joined_text("case when is_denominator = 1 then signed_text end", ' ', 'term_no') }}
            as denominator_sum_text
    from sided
    group by identity_id, document_id, instance_key
)

select * from added
