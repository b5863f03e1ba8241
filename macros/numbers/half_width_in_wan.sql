{#- Half the rounding interval in 万元: 0.5 · 10^-decimals · unit (XBRL Calculations 1.1). -#}
{% macro half_width_in_wan(decimals, factor_to_wan) -%}
    cast(
        cast('0.' || repeat('0', {{ decimals }}) || '5' as decimal(28, 11))
        * cast({{ factor_to_wan }} as decimal(9, 4))
        as decimal(28, 10)
    )
{%- endmacro %}
