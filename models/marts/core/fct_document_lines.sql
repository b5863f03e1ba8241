with

lines as (
    select
        document_id,
        region,
        line_text,
        source_file,
        source_line
    from {{ ref('stg_document_lines') }}
)

select * from lines
