with

figures as (
    select
        document_id,
        count(*) as figure_count,
        sum(case when cell_state = 'unread' then 1 else 0 end) as unread_count
    from {{ ref('int_cells_measured') }}
    group by document_id
),

issues as (
    select
        document_id,
        sum(case when severity = 'error' then 1 else 0 end) as error_issue_count,
        sum(case when severity = 'warning' then 1 else 0 end) as warning_issue_count
    from {{ ref('stg_extraction_issues') }}
    group by document_id
),

tables as (
    select
        document_id,
        count(distinct table_no) as table_count
    from {{ ref('stg_tables') }}
    group by document_id
),

counted as (
    select
        documents.document_id,
        cast(coalesce(tables.table_count, 0) as integer) as table_count,
        cast(coalesce(figures.figure_count, 0) as integer) as figure_count,
        cast(coalesce(figures.unread_count, 0) as integer) as unread_count,
        cast(coalesce(issues.error_issue_count, 0) as integer) as error_issue_count,
        cast(coalesce(issues.warning_issue_count, 0) as integer) as warning_issue_count
    from {{ ref('stg_documents') }} as documents
    left join tables on documents.document_id = tables.document_id
    left join figures on documents.document_id = figures.document_id
    left join issues on documents.document_id = issues.document_id
)

select * from counted
