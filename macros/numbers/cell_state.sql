{#- Tells a blank from a number (a zero too), from a run of dashes, from unreadable text. -#}
{% macro cell_state(text) -%}
    case
        when coalesce({{ folded(text) }}, '') = '' then 'blank'
        when {{ matches_pattern(
            folded(text),
            '^[-\\x{2010}-\\x{2015}\\x{2212}\\x{2500}\\x{2501}\\x{4e00}\\x{fe58}_/\\\\]+$',
        ) }} then 'not_applicable'
        when {{ is_number(number_text(text)) }} then 'printed'
        else 'unread'
    end
{%- endmacro %}
