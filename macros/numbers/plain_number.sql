{#- A decimal as a person writes it: without the zeros at its end. -#}
{% macro plain_number(number) -%}
    {{ replace_pattern('cast(' ~ number ~ ' as varchar)', '[.]0+$|([.][0-9]*[1-9])0+$', '\\1') }}
{%- endmacro %}
