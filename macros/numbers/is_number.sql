{#- Whether a `number_text` is one whole printed number; separators only where they belong. -#}
{% macro is_number(number_text) -%}
    {%- set number = '([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}( [0-9]{3})+|[0-9]+)([.][0-9]+)?' -%}
    {{ matches_pattern(
        number_text,
        '^([(]' ~ number ~ '[)]|[-\\x{2010}-\\x{2013}\\x{2212}\\x{fe63}]?' ~ number ~ ')$',
    ) }}
{%- endmacro %}
