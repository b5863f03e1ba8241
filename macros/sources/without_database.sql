{#- A relation without the name of its file: a view then answers under any name of the file. -#}
{% macro without_database(relation) -%}
{{ relation.include(database=false) }}
{%- endmacro %}
