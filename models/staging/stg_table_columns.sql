with

source as (
    select * from {{ raw('raw_table_columns') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('table_no') }} as table_no,
        {{ blank_to_null('column_number') }} as column_number,
        {{ blank_to_null('measure') }} as measure,
        {{ blank_to_null('measure_label') }} as measure_label,
        {{ blank_to_null('row_key') }} as row_key,
        {{ blank_to_null('mapped_by') }} as mapped_by,
        {{ to_integer('block_no') }} as block_no,
        {{ to_integer('slot') }} as slot,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
