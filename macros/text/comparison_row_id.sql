{#- The key of a row of analysis.mart_office_comparison as a reader sees it. -#}
{% macro comparison_row_id(row) -%}
    {{ row }}.office_code || '|' || {{ row }}.fiscal_year || '|' || {{ row }}.comparison_kind
    || '|' || {{ row }}.fund_scope || '|' || {{ row }}.subject_code
{%- endmacro %}
