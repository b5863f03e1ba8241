{#- One group of a pattern's first match in a text; null where nothing matches. -#}
{% macro extract_pattern(text, pattern, group_no=1) -%}
    {{ adapter.dispatch('extract_pattern')(text, pattern, group_no) }}
{%- endmacro %}

{% macro duckdb__extract_pattern(text, pattern, group_no) -%}
    nullif(regexp_extract({{ text }}, '{{ pattern }}', {{ group_no }}), '')
{%- endmacro %}

{% macro spark__extract_pattern(text, pattern, group_no) -%}
    nullif(regexp_extract({{ text }}, '{{ pattern | replace("\\", "\\\\") }}', {{ group_no }}), '')
{%- endmacro %}
