{#-
    A value rounded to the decimals that its printed figure has: a sum of rounded terms says it no
    finer. The steps are those of 元, 万元 and 亿元 with up to two decimals.
-#}
{% macro rounded_to_step(amount, step) -%}
    case
        when {{ step }} >= 1 then cast(round({{ amount }}, 0) as decimal(28, 6))
        when {{ step }} >= 0.1 then cast(round({{ amount }}, 1) as decimal(28, 6))
        when {{ step }} >= 0.01 then cast(round({{ amount }}, 2) as decimal(28, 6))
        when {{ step }} >= 0.001 then cast(round({{ amount }}, 3) as decimal(28, 6))
        when {{ step }} >= 0.0001 then cast(round({{ amount }}, 4) as decimal(28, 6))
        else cast(round({{ amount }}, 6) as decimal(28, 6))
    end
{%- endmacro %}
