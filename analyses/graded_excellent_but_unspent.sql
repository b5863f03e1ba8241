/*
问：哪些项目自评为“优”，钱却没怎么花？
Asks: Which projects were graded excellent (优) with little of their money spent?
Reads: core.fct_performance_projects (项目支出绩效自评表), quality.fct_findings.
Answer: one row a project; budget is the adjusted one (全年预算数). execution_rate_pct is as printed.
Doubtful: open_findings counts what is wrong with the project's own table; projects whose money
  rows could not be read are left out.
*/
with

parameters as (
    select
        '优' as grade,
        60 as at_most_pct
),

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
    projects.execution_rate_pct,
    projects.total_score,
    projects.grade,
    coalesce(findings.open_findings, 0) as open_findings,
    projects.source_file,
    projects.money_source_line
from core.fct_performance_projects as projects
inner join parameters
    on
        projects.grade = parameters.grade
        and projects.executed_wan * 100 <= projects.budget_wan * parameters.at_most_pct
inner join core.dim_documents as documents
    on projects.document_id = documents.document_id
left join findings
    on
        projects.document_id = findings.document_id
        and 'project ' || projects.project_no = findings.region
where projects.is_used and projects.budget_wan > 0
order by
    projects.budget_wan - projects.executed_wan desc,
    projects.office_code asc,
    projects.fiscal_year asc,
    projects.project_no asc
