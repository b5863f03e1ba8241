with

source as (
    select * from {{ raw('raw_tables') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('table_no') }} as table_no,
        {{ blank_to_null('table_title') }} as table_title,
        {{ blank_to_null('recognised_by') }} as recognised_by,
        {{ blank_to_null('unit_text') }} as unit_text,
        {{ blank_to_null('no_data_text') }} as no_data_text,
        {{ to_integer('last_line') }} as last_line,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
