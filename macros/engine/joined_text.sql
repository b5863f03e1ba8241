{#- The texts of a group joined in an order. -#}
{% macro joined_text(text, separator, order_by) -%}
    {{ adapter.dispatch('joined_text')(text, separator, order_by) }}
{%- endmacro %}

{% macro duckdb__joined_text(text, separator, order_by) -%}
    string_agg({{ text }}, '{{ separator }}' order by {{ order_by }})
{%- endmacro %}

{% macro spark__joined_text(text, separator, order_by) -%}
    array_join(
        transform(
            array_sort(collect_list(struct({{ order_by }}, {{ text }} as joined))),
            item -> item.joined
        ),
        '{{ separator }}'
    )
{%- endmacro %}
