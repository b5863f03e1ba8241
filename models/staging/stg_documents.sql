with

source as (
    select * from {{ raw('raw_documents') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('source_sha256') }} as source_sha256,
        {{ blank_to_null('encoding') }} as encoding,
        {{ blank_to_null('layout') }} as layout,
        {{ blank_to_null('report_kind') }} as report_kind,
        {{ blank_to_null('fiscal_year_basis') }} as fiscal_year_basis,
        {{ blank_to_null('office_name') }} as office_name,
        {{ blank_to_null('office_name_basis') }} as office_name_basis,
        {{ to_integer('fiscal_year') }} as fiscal_year,
        {{ to_integer('line_count') }} as line_count,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
