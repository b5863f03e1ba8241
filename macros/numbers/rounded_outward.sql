{#- A bound of an interval to six decimals, never inwards: down for a lower one, up for an upper. -#}
{% macro rounded_outward(number, direction) -%}
    cast(
        cast({{ direction }}(cast({{ number }} as decimal(38, 10)) * 1000000) as decimal(32, 0))
        * cast(0.000001 as decimal(6, 6)) as decimal(20, 6)
    )
{%- endmacro %}
