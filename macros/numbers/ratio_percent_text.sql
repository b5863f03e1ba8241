{#-
    100 · part ÷ base to four decimals, half up, as text with its sign: whole numbers of 10^-7 are
    divided, never a double. Null for a base that is not above zero.
-#}
{% macro ratio_percent_text(part, base) -%}
    {%- set scaled_base = 'cast(try_cast(' ~ base ~ ' as decimal(20, 7)) * 10000000 as decimal(27, 0))' -%}
    {%- set scaled_part = 'cast(abs(try_cast(' ~ part ~ ' as decimal(20, 7))) * 10000000 as decimal(27, 0))' -%}
    case
        when {{ base }} > 0
            then case when {{ part }} < 0 then '-' else '' end
                || cast(
                    cast({{ whole_quotient(
                        'cast(' ~ scaled_part ~ ' as decimal(38, 0)) * 2000000 + ' ~ scaled_base,
                        scaled_base ~ ' * 2',
                    ) }} as decimal(30, 0)) * cast(0.0001 as decimal(4, 4)) as varchar
                ) || '%'
    end
{%- endmacro %}
