{#- One measure of an office-year as the column that bears its name. -#}
{% macro office_measure(measure_key, data_type='decimal(20, 6)') -%}
    cast(
        max(case when measures.subject_code = '{{ measure_key }}' then measures.computed_value end)
        as {{ data_type }}
    ) as {{ measure_key }}
{%- endmacro %}
