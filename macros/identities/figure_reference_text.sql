{#- A table figure as a reader finds it with a pencil: 公开02表第133行 合计·财政拨款收入 1,226.24. -#}
{% macro figure_reference_text(figure, place) -%}
    '公开' || {{ figure }}.table_no || '表第' || {{ figure }}.source_line || '行 '
    || coalesce({{ figure }}.row_code, '')
    || coalesce({{ figure }}.row_name, {{ place }}.row_key, '')
    || '·' || coalesce({{ place }}.measure_label, {{ place }}.measure) || ' '
    || case
        when {{ figure }}.is_corrected
            then coalesce({{ figure }}.used_value_text, '') || '（更正，原'
                || coalesce('印' || nullif({{ figure }}.value_text, ''), '未印') || '）'
        else coalesce({{ figure }}.value_text, '')
    end
    || case when {{ figure }}.printed_unit = '万元' then '' else coalesce({{ figure }}.printed_unit, '') end
{%- endmacro %}
