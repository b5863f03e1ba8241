{#-
    Whether a `number_text` is one whole printed number; separators only where they belong. What
    DECIMAL(20,6) cannot hold is none: no figure of a disclosure needs more digits.
-#}
{% macro is_number(number_text) -%}
    {%- set number = '([0-9]{1,2}(,[0-9]{3}){1,4}|[0-9]{1,3}(,[0-9]{3}){1,3}|[0-9]{1,2}( [0-9]{3}){1,4}|[0-9]{1,3}( [0-9]{3}){1,3}|[0-9]{1,14})([.][0-9]{1,6})?' -%}
    {{ matches_pattern(
        number_text,
        '^([(]' ~ number ~ '[)]|[-\\x{2010}-\\x{2013}\\x{2212}\\x{fe63}]?' ~ number ~ ')$',
    ) }}
{%- endmacro %}
