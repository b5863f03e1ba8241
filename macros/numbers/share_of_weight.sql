{#-
    Weight · percent / 100, exact: the hundredth is a factor, so that nothing is divided. Null for a
    weight of ten million points or a percentage beyond 10^11: no form has either.
-#}
{% macro share_of_weight(weight, percent) -%}
    cast(
        try_cast({{ weight }} as decimal(9, 2)) * try_cast({{ percent }} as decimal(19, 8))
        * cast(0.01 as decimal(3, 2))
        as decimal(28, 10)
    )
{%- endmacro %}
