{#- All Parquet files of one raw table as a relation; the folder names of partitions are ignored. -#}
{% macro read_raw_files(raw_path, table_name) -%}
    {{ adapter.dispatch('read_raw_files')(raw_path, table_name) }}
{%- endmacro %}

{% macro duckdb__read_raw_files(raw_path, table_name) -%}
    read_parquet(
        '{{ raw_path | replace("'", "''") }}/{{ table_name }}/**/*.parquet',
        union_by_name = true,
        hive_partitioning = false
    )
{%- endmacro %}

{% macro spark__read_raw_files(raw_path, table_name) -%}
    parquet.`{{ raw_path }}/{{ table_name }}`
{%- endmacro %}
