with

source as (
    select * from {{ raw('raw_extraction_issues') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('region') }} as region,
        {{ blank_to_null('issue_kind') }} as issue_kind,
        {{ blank_to_null('severity') }} as severity,
        {{ blank_to_null('printed_text') }} as printed_text,
        {{ blank_to_null('message_zh') }} as message_zh,
        {{ blank_to_null('message_en') }} as message_en,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
),

-- Nothing printed tells two equal rows apart: they are numbered in the order of their content.
numbered as (
    select
        *,
        cast(row_number() over (
            partition by document_id, source_line
            order by region, issue_kind, severity, printed_text, message_en
        ) as integer) as issue_no
    from renamed
)

select * from numbered
