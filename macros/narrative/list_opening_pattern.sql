{#- Pattern over folded text of the words that open a list of items. -#}
{% macro list_opening_pattern() -%}
    (?:包括|其中|支出内容|分别(?:为|是)|构成(?:为|是|如下)|明细(?:为|是|如下))[:]?
{%- endmacro %}
