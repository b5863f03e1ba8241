{#- How many decimals are printed: counted on the text, for 1.50 has two. Null for no number. -#}
{% macro printed_decimals(text) -%}
    case
        when {{ is_number(number_text(text)) }}
            then coalesce(length({{ extract_pattern(number_text(text), '[.]([0-9]+)') }}), 0)
    end
{%- endmacro %}
