/*
问：哪些项目自评报告里写的执行数，和自己表里的数对不上？
Asks: Where does a project's own prose state another executed amount than its table prints?
Reads: core.fct_performance_projects (项目支出绩效自评表).
Answer: one row a project whose two amounts differ by more than the rounding of two decimals.
Doubtful: it cannot be told from here which of the two is wrong; both lines are given.
*/
select
    projects.office_code,
    documents.printed_office_name as office_name,
    projects.fiscal_year,
    projects.project_no,
    projects.project_name,
    projects.executed_wan,
    projects.stated_executed_wan,
    projects.stated_executed_wan - projects.executed_wan as difference_wan,
    projects.stated_executed_basis,
    projects.is_corrected,
    projects.source_file,
    projects.money_source_line,
    projects.stated_source_line
from core.fct_performance_projects as projects
inner join core.dim_documents as documents
    on projects.document_id = documents.document_id
where
    projects.is_used
    and abs(projects.stated_executed_wan - projects.executed_wan) > 0.01
order by
    abs(projects.stated_executed_wan - projects.executed_wan) desc,
    projects.office_code asc,
    projects.fiscal_year asc,
    projects.project_no asc
