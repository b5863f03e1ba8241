{#- Each mart that is not a figure itself says which figures its rows come from. -#}
{%- set producers = [
    'int_core_row_figures', 'int_functional_expenditure_figures', 'int_functional_income_figures',
    'int_economic_expenditure_figures', 'int_subject_series_figures', 'int_office_years_figures',
    'int_office_comparison_figures', 'int_year_over_year_figures',
] -%}
with

listed as (
    {% for producer in producers %}
    select
        mart_name,
        row_id,
        figure_role,
        figure_kind,
        figure_ref,
        cast(sign as integer) as sign
    from {{ ref(producer) }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select * from listed
