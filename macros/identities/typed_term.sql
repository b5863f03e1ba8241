{#- The columns of a term of an identity, in the order and types that every producer keeps. -#}
{% macro typed_term() -%}
    identity_id,
    document_id,
    instance_key,
    cast(term_no as integer) as term_no,
    side,
    cast(sign as integer) as sign,
    figure_kind,
    figure_ref,
    measured_in,
    cast(figure_value as decimal(28, 10)) as figure_value,
    cast(half_width as decimal(28, 10)) as half_width,
    cast(rounding_step as decimal(18, 6)) as rounding_step,
    cell_state,
    term_text,
    source_line
{%- endmacro %}
