{%- set columns = [
    'target_reported', 'initial_budget', 'annual_budget', 'executed', 'carried_over',
    'execution_rate', 'score',
] -%}
with

money_rows as (
    select * from {{ ref('stg_project_money') }}
),

corrections as (
    select * from {{ ref('int_project_corrections_applied') }}
),

corrected as (
    select
        money_rows.document_id,
        money_rows.project_no,
        money_rows.row_label,
        money_rows.aligned_by,
        {% for column in columns %}
        coalesce(corrections.{{ column }}_text, money_rows.{{ column }}_text)
            as {{ column }}_text,
        money_rows.{{ column }}_text as printed_{{ column }}_text,
        {% endfor %}
        corrections.document_id is not null as is_corrected,
        money_rows.source_line
    from money_rows
    left join corrections
        on
            money_rows.document_id = corrections.document_id
            and money_rows.project_no = corrections.project_no
            and money_rows.source_line = corrections.source_line
            and coalesce(money_rows.row_label, 'line ' || money_rows.source_line)
            = corrections.row_key
)

select * from corrected
