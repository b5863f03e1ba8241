{#- The one place that knows whether raw rows are CSV seeds or Parquet files. -#}
{% macro raw(table_name) -%}
    {%- if var('raw_path', '') -%}
        {{ read_raw_files(var('raw_path'), table_name) }}
    {%- else -%}
        {{ ref(table_name) }}
    {%- endif -%}
{%- endmacro %}
