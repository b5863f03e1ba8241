{#-
    Every amount of a mart that is a figure or a sum of figures comes from those that
    analysis.figure_source names, and they add up to it (a denominator may count
    its figures instead); each of them stands on a line of its file.
    What a document does not list and is proven zero has none (not_listed), and 与上年相同 is a change of
    zero without a number. An empty source fails too.
-#}
{%- set project_id = "document_id || '|project ' || project_no" -%}
{%- set indicator_id = project_id ~ " || '|indicator ' || indicator_no" -%}
{%- set columns = [
    ('fct_reported_figures', 'figure_id', 'amount_wan', 'amount_wan'),
    ('fct_reported_figures', 'figure_id', 'figure_value', "case when unit <> '万元' then figure_value end"),
    ('fct_disclosure_statistics', 'figure_id', 'amount_wan', 'amount_wan'),
    ('fct_disclosure_statistics', 'figure_id', 'figure_value', "case when unit <> '万元' then figure_value end"),
    ('fct_functional_expenditure', 'figure_id', 'amount_wan', 'amount_wan'),
    ('fct_functional_income', 'figure_id', 'amount_wan', 'amount_wan'),
    ('fct_economic_expenditure', 'figure_id', 'amount_wan', 'amount_wan'),
    ('fct_balance_lines', 'figure_id', 'amount_wan', 'amount_wan'),
    ('fct_three_public_items', "document_id || '|' || item_key", 'budget_wan', 'budget_wan'),
    ('fct_three_public_items', "document_id || '|' || item_key", 'actual_wan', 'actual_wan'),
    ('fct_institutional_running_costs', 'figure_id', 'amount_wan', 'amount_wan'),
    ('fct_carry_overs', 'figure_id', 'amount_wan', 'amount_wan'),
    ('fct_three_public_expenditure', "document_id || '|' || item_key", 'budget_wan', 'budget_wan'),
    ('fct_three_public_expenditure', "document_id || '|' || item_key", 'actual_wan', 'actual_wan'),
    ('fct_narrative_figures', 'narrative_figure_id', 'amount_wan', 'amount_wan'),
    ('fct_narrative_figures', 'narrative_figure_id', 'figure_value', 'case when amount_wan is null then figure_value end'),
    ('fct_performance_indicators', indicator_id, 'weight', 'weight'),
    ('fct_performance_indicators', indicator_id, 'score', 'score'),
    ('mart_functional_expenditure', 'row_id', 'all_funds_wan', 'all_funds_wan'),
    ('mart_functional_expenditure', 'row_id', 'general_public_budget_wan', 'general_public_budget_wan'),
    ('mart_functional_expenditure', 'row_id', 'government_fund_wan', 'government_fund_wan'),
    ('mart_functional_expenditure', 'row_id', 'state_capital_wan', 'state_capital_wan'),
    ('mart_functional_income', 'row_id', 'amount_wan', 'amount_wan'),
    ('mart_economic_expenditure', 'row_id', 'amount_wan', 'amount_wan'),
    ('mart_subject_series', 'row_id', 'amount_wan', 'amount_wan'),
    ('mart_year_over_year', 'row_id', 'current_wan', "case when current_state <> 'not_listed' then current_wan end"),
    ('mart_year_over_year', 'row_id', 'prior_wan', "case when prior_basis = 'reported' and prior_state <> 'not_listed' then prior_wan end"),
    ('mart_year_over_year', 'row_id', 'stated_change_wan', 'stated_change_wan'),
    ('mart_year_over_year', 'row_id', 'stated_change_pct', 'stated_change_pct'),
    ('mart_office_comparison', 'row_id', 'numerator_wan', 'numerator_wan'),
    ('mart_office_comparison', 'row_id', 'denominator_wan', 'denominator_wan'),
    ('mart_office_comparison', 'row_id', 'numerator_count', 'numerator_count'),
    ('mart_office_comparison', 'row_id', 'denominator_count', 'denominator_count'),
] -%}
{%- set project_columns = [
    'target_reported_wan', 'initial_budget_wan', 'budget_wan', 'executed_wan', 'carried_over_wan',
    'execution_rate_pct', 'execution_score', 'total_weight', 'total_score', 'stated_budget_wan',
    'stated_executed_wan', 'stated_execution_pct',
] -%}
{%- set office_year_columns = [
    'income_wan', 'expenditure_wan', 'income_total_wan', 'expenditure_total_wan',
    'opening_carry_over_wan', 'closing_carry_over_wan', 'fiscal_income_wan',
    'fiscal_expenditure_wan', 'fiscal_income_total_wan', 'fiscal_expenditure_total_wan',
    'fiscal_opening_carry_over_wan', 'fiscal_closing_carry_over_wan', 'detailed_expenditure_wan',
    'basic_expenditure_wan', 'project_expenditure_wan', 'general_budget_expenditure_wan',
    'general_budget_basic_wan', 'general_budget_project_wan', 'personnel_wan', 'public_wan',
    'three_public_budget_wan', 'three_public_actual_wan', 'running_cost_wan', 'procurement_wan',
    'vehicle_count', 'project_count', 'project_score_sum', 'staff_count', 'post_count',
] -%}
with

amounts as (
    {% for mart, row_id, figure_role, amount in columns %}
    select
        '{{ mart }}' as mart_name,
        {{ row_id }} as row_id,
        '{{ figure_role }}' as figure_role,
        cast({{ amount }} as decimal(20, 6)) as amount
    from {{ ref(mart) }}
    union all
    {% endfor %}
    {% for column in project_columns %}
    select
        'fct_performance_projects' as mart_name,
        {{ project_id }} as row_id,
        '{{ column }}' as figure_role,
        cast({{ column }} as decimal(20, 6)) as amount
    from {{ ref('fct_performance_projects') }}
    union all
    {% endfor %}
    {% for column in office_year_columns %}
    select
        'mart_office_years' as mart_name,
        row_id,
        '{{ column }}' as figure_role,
        cast({{ column }} as decimal(20, 6)) as amount
    from {{ ref('mart_office_years') }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

sources as (
    select * from {{ ref('figure_source') }}
),

sums as (
    select
        mart_name,
        row_id,
        figure_role,
        sum(sign * coalesce(amount_wan, figure_value, 0)) as source_sum
    from sources
    group by mart_name, row_id, figure_role
)

select
    amounts.mart_name,
    amounts.row_id,
    amounts.figure_role,
    amounts.amount,
    sums.source_sum
from amounts
left join sums
    on
        amounts.mart_name = sums.mart_name
        and amounts.row_id = sums.row_id
        and amounts.figure_role = sums.figure_role
where
    amounts.amount is not null
    and (
        sums.source_sum is null
        or (sums.source_sum <> amounts.amount and amounts.figure_role <> 'denominator_count')
    )
union all
select
    mart_name,
    row_id,
    'line' as figure_role,
    amount_wan as amount,
    null as source_sum
from sources
where line_text is null or quality_status is null or (value_text is null and correction_id is null)
union all
select
    'figure_source' as mart_name,
    'nothing' as row_id,
    null as figure_role,
    null as amount,
    null as source_sum
where exists (select 1 as one_row from amounts) and not exists (select 1 as one_row from sources)
