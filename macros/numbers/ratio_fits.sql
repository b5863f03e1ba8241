{#- Whether `ratio_share` can take a number without rounding it: a cast alone would not say. -#}
{% macro ratio_fits(number, whole_digits=13) -%}
    coalesce(try_cast({{ number }} as decimal({{ whole_digits + 7 }}, 7)) = {{ number }}, false)
{%- endmacro %}
