{#- One side of an identity written out, term by term, as a reader adds it up. -#}
{% macro written_side(side) -%}
    {{ joined_text(
        "case when side = '" ~ side ~ "' then " ~ signed_term_text() ~ " end",
        ' ',
        'term_no, source_line, figure_ref'
    ) }}
{%- endmacro %}
