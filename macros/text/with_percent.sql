{#- A printed percentage with one percent sign, whether it is printed with one or not. -#}
{% macro with_percent(text) -%}
    replace({{ text }} || '%', '%%', '%')
{%- endmacro %}
