{#- What follows the code and its dash in a printed "code-name". -#}
{% macro code_name_pattern() -%}
    ^[0-9]*[-\x{2010}-\x{2015}\x{2212}_:]*(.+)$
{%- endmacro %}
