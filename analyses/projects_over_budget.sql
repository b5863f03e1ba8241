/*
问：哪些项目的执行数超过了预算数？
Asks: Which projects spent more than their budget?
Reads: core.fct_performance_projects (项目支出绩效自评表), quality.fct_findings.
Answer: one row a project, the largest overrun first; budget is the adjusted one (全年预算数).
Doubtful: a damaged table can fake an overrun: look where open_findings is above zero, and at the
  printed line.
*/
with

findings as (
    select
        document_id,
        region,
        count(*) as open_findings
    from quality.fct_findings
    where status = 'open'
    group by document_id, region
)

select
    projects.office_code,
    documents.printed_office_name as office_name,
    projects.fiscal_year,
    projects.project_no,
    projects.project_name,
    projects.budget_wan,
    projects.executed_wan,
    projects.executed_wan - projects.budget_wan as over_budget_wan,
    projects.grade,
    coalesce(findings.open_findings, 0) as open_findings,
    projects.source_file,
    projects.money_source_line
from core.fct_performance_projects as projects
inner join core.dim_documents as documents
    on projects.document_id = documents.document_id
left join findings
    on
        projects.document_id = findings.document_id
        and 'project ' || projects.project_no = findings.region
where projects.is_used and projects.executed_wan > projects.budget_wan
order by
    over_budget_wan desc,
    projects.office_code asc,
    projects.fiscal_year asc,
    projects.project_no asc
