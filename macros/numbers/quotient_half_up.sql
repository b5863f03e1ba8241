{#-
    scale · part ÷ base to two decimals, half up (a negative one: half away from zero), in whole
    numbers, never a double. Null for a base that is not above zero, or beyond DECIMAL(12,2).
-#}
{% macro quotient_half_up(part, base, scale) -%}
    case
        when {{ base }} > 0
            then try_cast(
                cast({{ whole_quotient(
                    'abs(' ~ scaled_whole(part) ~ ') * cast(' ~ scale ~ ' as integer) * 200 + ' ~ scaled_whole(base),
                    scaled_whole(base) ~ ' * 2',
                ) }} as decimal(36, 0))
                * cast(case when {{ part }} < 0 then -0.01 else 0.01 end as decimal(2, 2))
                as decimal(12, 2)
            )
    end
{%- endmacro %}
