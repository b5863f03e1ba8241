{#- The subject of a statement as it is compared: folded, without quotation marks and (类)(款)(项). -#}
{% macro subject_key(text) -%}
    {{ replace_pattern(folded(text), '[“”‘’"]|[(][类款项][)]') }}
{%- endmacro %}
