{#- Weight · percent / 100, exact: the hundredth is a factor, so that nothing is divided. -#}
{% macro share_of_weight(weight, percent) -%}
    cast(
        cast({{ weight }} as decimal(9, 2)) * cast({{ percent }} as decimal(18, 8))
        * cast(0.01 as decimal(3, 2))
        as decimal(28, 10)
    )
{%- endmacro %}
