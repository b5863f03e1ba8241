{#- A term with its sign, as it stands in a written sum. -#}
{% macro signed_term_text() -%}
    case when sign < 0 then '− ' else '+ ' end || term_text
{%- endmacro %}
