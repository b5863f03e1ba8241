{#- Whether a text can stand in a place: a number the type can hold; in a table dashes as well. -#}
{% macro is_entry(text, region) -%}
    (
        {{ printed_number(text, 20, 6) }} is not null
        or (
            {{ cell_state(text) }} = 'not_applicable'
            and {{ matches_pattern(region, '^[0-9]{2}$') }}
        )
    )
{%- endmacro %}
