{#- Whether one name is the other shortened: its characters all stand there (省政府驻疆办). -#}
{% macro is_short_form(name, other_name) -%}
    (
        (
            length({{ name }}) < length({{ other_name }})
            and translate({{ name }}, {{ other_name }}, '') = ''
        )
        or (
            length({{ other_name }}) < length({{ name }})
            and translate({{ other_name }}, {{ name }}, '') = ''
        )
    )
{%- endmacro %}
