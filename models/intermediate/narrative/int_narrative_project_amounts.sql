with

projects as (
    select * from {{ ref('fct_performance_projects') }}
),

money_rows as (
    select * from {{ ref('int_project_money_corrected') }}
),

money_units as (
    select * from {{ ref('int_money_units_resolved') }}
),

decimals as (
    select
        money_rows.document_id,
        money_rows.project_no,
        max(money_units.factor_to_wan) as factor_to_wan,
        coalesce(max({{ printed_decimals('money_rows.annual_budget_text') }}), 0)
            as budget_decimals,
        coalesce(max({{ printed_decimals('money_rows.executed_text') }}), 0) as executed_decimals
    from money_rows
    inner join money_units
        on
            money_rows.document_id = money_units.document_id
            and 'project ' || money_rows.project_no = money_units.region
    group by money_rows.document_id, money_rows.project_no
),

amounts as (
    select
        projects.document_id,
        projects.project_no,
        projects.project_name,
        projects.money_source_line as source_line,
        projects.budget_wan,
        projects.executed_wan,
        {{ half_width_in_wan('decimals.budget_decimals', 'decimals.factor_to_wan') }}
            as budget_half_width,
        {{ half_width_in_wan('decimals.executed_decimals', 'decimals.factor_to_wan') }}
            as executed_half_width
    from projects
    inner join decimals
        on
            projects.document_id = decimals.document_id
            and projects.project_no = decimals.project_no
)

select * from amounts
