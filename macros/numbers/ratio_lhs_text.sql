{#- A ratio written out: its terms, the sums of these, the division to four decimals. -#}
{% macro ratio_lhs_text() -%}
    coalesce(numerator_text, '') || ' ÷ ' || coalesce(denominator_text, '')
    || coalesce(
        ' = '
        || case
            when numerator_count > 1 then '(' || trim(leading '+ ' from numerator_sum_text) || ')'
            else {{ plain_number('numerator_value') }}
        end
        || ' ÷ '
        || case
            when denominator_count > 1
                then '(' || trim(leading '+ ' from denominator_sum_text) || ' = '
                    || {{ plain_number('denominator_value') }} || ')'
            else {{ plain_number('denominator_value') }}
        end
        || ' = ' || percent_text,
        ''
    )
    || case when is_truncated then '（截尾：未四舍五入 truncated, not rounded）' else '' end
{%- endmacro %}
