{#- A blank cell is null, whichever raw source it comes from. -#}
{% macro blank_to_null(column) -%}
    nullif(trim({{ column }}), '')
{%- endmacro %}
