{%- set columns = [
    'target_reported', 'initial_budget', 'annual_budget', 'executed', 'carried_over',
] -%}
with

money_rows as (
    select * from {{ ref('int_project_money_corrected') }}
    where coalesce(aligned_by, '') <> 'unresolved'
),

money_units as (
    select * from {{ ref('int_money_units_resolved') }}
),

-- 资金总额 speaks for the project; the other rows are the funds that it is made of.
measured as (
    select
        money_rows.document_id,
        money_rows.project_no,
        {% for prefix in ['', 'printed_'] %}
        {% for column in columns %}
        {{ amount_in_wan(
            printed_number('money_rows.' ~ prefix ~ column ~ '_text'), 'money_units.factor_to_wan'
        ) }} as {{ prefix }}{{ column }}_wan,
        {% endfor %}
        {{ printed_number(without_percent('money_rows.' ~ prefix ~ 'execution_rate_text'), 20, 6) }}
            as {{ prefix }}execution_rate_pct,
        {{ printed_number('money_rows.' ~ prefix ~ 'score_text', 20, 6) }}
            as {{ prefix }}execution_score,
        {% endfor %}
        coalesce(money_rows.row_label like '%总额%', false) as is_total_row,
        row_number() over (
            partition by
                money_rows.document_id, money_rows.project_no,
                coalesce(money_rows.row_label like '%总额%', false)
            order by money_rows.source_line
        ) as row_no,
        money_rows.is_corrected,
        money_rows.source_line
    from money_rows
    left join money_units
        on
            money_rows.document_id = money_units.document_id
            and 'project ' || money_rows.project_no = money_units.region
)

select * from measured
