{%- set columns = [
    'target_reported_wan', 'initial_budget_wan', 'annual_budget_wan', 'executed_wan',
    'carried_over_wan', 'execution_rate_pct', 'execution_score',
] -%}
with

money_rows as (
    select * from {{ ref('int_project_money_measured') }}
),

total_rows as (
    select * from money_rows
    where is_total_row and row_no = 1
),

counted_funds as (
    select
        *,
        max(row_no) over (partition by document_id, project_no) as fund_count
    from money_rows
    where not is_total_row
),

fund_rows as (
    select * from counted_funds
    where fund_count = 1
),

-- A project of one fund prints its amounts twice: what 资金总额 lost, the fund row still has.
chosen as (
    select
        coalesce(total_rows.document_id, fund_rows.document_id) as document_id,
        coalesce(total_rows.project_no, fund_rows.project_no) as project_no,
        {% for column in columns %}
        coalesce(total_rows.{{ column }}, fund_rows.{{ column }}) as {{ column }},
        coalesce(total_rows.printed_{{ column }}, fund_rows.printed_{{ column }})
            as printed_{{ column }},
        {% endfor %}
        case
            when total_rows.document_id is null then 'single_fund_row'
            {% for column in columns %}
            when total_rows.{{ column }} is null and fund_rows.{{ column }} is not null
                then 'total_and_fund_row'
            {% endfor %}
            else 'total_row'
        end as money_basis,
        coalesce(total_rows.is_corrected, false) as is_total_row_corrected,
        coalesce(fund_rows.is_corrected, false) as is_fund_row_corrected,
        coalesce(total_rows.source_line, fund_rows.source_line) as source_line
    from total_rows
    full outer join fund_rows
        on
            total_rows.document_id = fund_rows.document_id
            and total_rows.project_no = fund_rows.project_no
),

flagged as (
    select
        document_id,
        project_no,
        {% for column in columns %}
        {{ column }},
        printed_{{ column }},
        {% endfor %}
        money_basis,
        is_total_row_corrected
        or (money_basis <> 'total_row' and is_fund_row_corrected) as is_corrected,
        source_line
    from chosen
)

select * from flagged
