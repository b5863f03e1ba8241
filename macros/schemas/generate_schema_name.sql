{#- The folder's schema is the schema: no prefix of the target, so that analysts find `core`. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ (custom_schema_name or target.schema) | trim }}
{%- endmacro %}
