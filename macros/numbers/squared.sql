{#-
    An amount in 万元 times itself, narrowed first so that the product fits a DECIMAL. One side is
    wider than 18 digits, for DuckDB multiplies two narrower ones within 18.
-#}
{% macro squared(amount) -%}
    (cast({{ amount }} as decimal(18, 6)) * cast({{ amount }} as decimal(19, 6)))
{%- endmacro %}
