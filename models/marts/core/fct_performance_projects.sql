with

projects as (
    select * from {{ ref('int_projects_corrected') }}
),

units as (
    select * from {{ ref('int_project_units_split') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
),

amounts as (
    select * from {{ ref('int_project_amounts_chosen') }}
),

statements as (
    select * from {{ ref('int_project_statements_chosen') }}
),

evaluated as (
    select
        projects.document_id,
        documents.office_code,
        documents.fiscal_year,
        projects.project_no,
        projects.project_name,
        units.unit_code,
        units.unit_name,
        units.supervisor_code,
        units.supervisor_name,
        projects.grade_text as grade,
        projects.printed_total_score_text as total_score_text,
        amounts.money_basis,
        statements.stated_executed_basis,
        amounts.annual_budget_wan as budget_wan,
        amounts.initial_budget_wan,
        amounts.target_reported_wan,
        amounts.executed_wan,
        amounts.carried_over_wan,
        amounts.execution_rate_pct,
        amounts.execution_score,
        {{ printed_number('projects.total_weight_text', 20, 6) }} as total_weight,
        {{ printed_number('projects.total_score_text', 20, 6) }} as total_score,
        statements.stated_budget_wan,
        statements.stated_executed_wan,
        statements.stated_execution_pct,
        amounts.printed_annual_budget_wan as printed_budget_wan,
        amounts.printed_initial_budget_wan,
        amounts.printed_target_reported_wan,
        amounts.printed_executed_wan,
        amounts.printed_carried_over_wan,
        amounts.printed_execution_rate_pct,
        amounts.printed_execution_score,
        {{ printed_number('projects.printed_total_weight_text', 20, 6) }} as printed_total_weight,
        {{ printed_number('projects.printed_total_score_text', 20, 6) }} as printed_total_score,
        coalesce(amounts.money_basis <> 'total_row', false) as is_fund_row_used,
        projects.is_corrected or coalesce(amounts.is_corrected, false) as is_corrected,
        documents.is_used,
        projects.source_file,
        projects.source_line,
        amounts.source_line as money_source_line,
        projects.score_line as score_source_line,
        statements.stated_source_line
    from projects
    inner join documents
        on projects.document_id = documents.document_id
    inner join units
        on projects.document_id = units.document_id and projects.project_no = units.project_no
    left join amounts
        on projects.document_id = amounts.document_id and projects.project_no = amounts.project_no
    left join statements
        on
            projects.document_id = statements.document_id
            and projects.project_no = statements.project_no
)

select * from evaluated
