{#- A whole number that the extraction itself wrote, such as a line or block number. -#}
{% macro to_integer(column) -%}
    cast(nullif({{ column }}, '') as integer)
{%- endmacro %}
