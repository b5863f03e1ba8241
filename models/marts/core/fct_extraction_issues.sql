with

issues as (
    select
        document_id || '|' || source_line || '|' || issue_no as issue_id,
        document_id,
        region,
        issue_kind,
        severity,
        printed_text,
        message_zh,
        message_en,
        source_file,
        source_line
    from {{ ref('stg_extraction_issues') }}
)

select * from issues
