{#- The name of a code as it is compared: brackets, spaces and bracket styles do not matter. -#}
{% macro code_name_key(text) -%}
    {{ replace_pattern(folded(text), '[()<>{}]|\\[|\\]') }}
{%- endmacro %}
