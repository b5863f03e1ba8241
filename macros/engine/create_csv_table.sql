{#- Seeds are text as printed: dbt's guess of types would turn code 01 into 1. -#}
{% macro duckdb__create_csv_table(model, agate_table) %}
    {% set sql %}
        create table {{ this.render() }} (
            {%- for column in agate_table.column_names %}
            {{ adapter.quote(column) }} varchar{{ ',' if not loop.last }}
            {%- endfor %}
        )
    {% endset %}
    {% call statement('_') %}{{ sql }}{% endcall %}
    {{ return(sql) }}
{% endmacro %}
