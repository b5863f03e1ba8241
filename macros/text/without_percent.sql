{#- A printed rate without its percent sign; the column name says the unit. -#}
{% macro without_percent(text) -%}
    {{ replace_pattern(folded(text), '%$') }}
{%- endmacro %}
