{#- The percentage that a ratio check computed, read from its written side. -#}
{% macro ratio_computed_pct(lhs_text) -%}
    try_cast({{ extract_pattern(lhs_text, '(-?[0-9.]+)%[^%]*$') }} as decimal(38, 4))
{%- endmacro %}
