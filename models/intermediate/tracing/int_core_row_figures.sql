{%- set figure_facts = ['fct_reported_figures', 'fct_disclosure_statistics'] -%}
{%- set amount_facts = [
    'fct_functional_expenditure', 'fct_functional_income', 'fct_economic_expenditure',
    'fct_balance_lines', 'fct_institutional_running_costs', 'fct_carry_overs',
] -%}
with

three_public as (
    select * from {{ ref('int_three_public_row_figures') }}
),

projects as (
    select * from {{ ref('int_project_row_figures') }}
),

-- The rows of these facts are figures themselves.
keyed as (
    {% for fact in figure_facts %}
    select
        '{{ fact }}' as mart_name,
        figure_id as row_id,
        case when amount_wan is not null or unit = '万元' then 'amount_wan' else 'figure_value' end
            as figure_role,
        'table' as figure_kind
    from {{ ref(fact) }}
    union all
    {% endfor %}
    {% for fact in amount_facts %}
    select
        '{{ fact }}' as mart_name,
        figure_id as row_id,
        'amount_wan' as figure_role,
        'table' as figure_kind
    from {{ ref(fact) }}
    union all
    {% endfor %}
    select
        'fct_narrative_figures' as mart_name,
        narrative_figure_id as row_id,
        case when amount_wan is not null then 'amount_wan' else 'figure_value' end as figure_role,
        'narrative' as figure_kind
    from {{ ref('fct_narrative_figures') }}
),

listed as (
    select
        mart_name,
        row_id,
        figure_role,
        figure_kind,
        row_id as figure_ref,
        1 as sign
    from keyed
    union all
    select * from three_public
    union all
    select * from projects
)

select * from listed
