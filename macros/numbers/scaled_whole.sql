{#- A number in whole steps of 10^-10, for exact division; null where it has more than 16 whole digits. -#}
{% macro scaled_whole(number) -%}
    cast(try_cast({{ number }} as decimal(26, 10)) * cast(10000000000 as decimal(11, 0)) as decimal(38, 0))
{%- endmacro %}
