{#- Fixed CSV rules instead of DuckDB's sniffer, which misreads short or blank files. -#}
{% macro duckdb__load_csv_rows(model, agate_table) %}
    {% set sql %}
        copy {{ this.render() }} from '{{ adapter.get_seed_file_path(model) | replace("'", "''") }}' (
            format csv, header true, auto_detect false,
            delimiter ',', quote '"', escape '"', nullstr ''
        )
    {% endset %}
    {% do adapter.add_query(sql, abridge_sql_log=True) %}
    {{ return(sql) }}
{% endmacro %}
