{#- Whether the pattern that a column holds matches somewhere in a text. -#}
{% macro matches_column_pattern(text, pattern_column) -%}
    {{ adapter.dispatch('matches_column_pattern')(text, pattern_column) }}
{%- endmacro %}

{% macro duckdb__matches_column_pattern(text, pattern_column) -%}
    regexp_matches({{ text }}, {{ pattern_column }})
{%- endmacro %}

{% macro spark__matches_column_pattern(text, pattern_column) -%}
    regexp_like({{ text }}, {{ pattern_column }})
{%- endmacro %}
