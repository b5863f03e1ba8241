{#- One ratio of an office-year, and beside it why there is none. -#}
{% macro office_ratio(measure_key) -%}
    {{ office_measure(measure_key, 'decimal(12, 2)') }},
    max(case when measures.subject_code = '{{ measure_key }}' then measures.value_reason end)
        as {{ measure_key }}_reason
{%- endmacro %}
