{#- A printed name as it is compared: folded, without its ordinal (一、 （一） 1.) and 其中. -#}
{% macro name_key(text) -%}
    nullif({{ replace_pattern(
        folded(text),
        '^(其中:)?([一二三四五六七八九十百]+、|\\([一二三四五六七八九十]+\\)|[0-9]+[.、])?',
    ) }}, '')
{%- endmacro %}
