{#- Whether a printed row only repeats a part of the row above it: 其中：教育收费. -#}
{% macro is_memo_line(row_name) -%}
    {{ matches_pattern(folded(row_name), '^[(（]?其中') }}
{%- endmacro %}
