with

source as (
    select * from {{ ref('corrections') }}
),

renamed as (
    select
        {{ blank_to_null('correction_id') }} as correction_id,
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('table_no') }} as table_no,
        {{ blank_to_null('row_key') }} as row_key,
        {{ blank_to_null('measure') }} as measure,
        {{ blank_to_null('printed_value_text') }} as printed_value_text,
        {{ blank_to_null('corrected_value_text') }} as corrected_value_text,
        {{ blank_to_null('reason') }} as reason,
        {{ blank_to_null('evidence') }} as evidence,
        {{ blank_to_null('decision') }} as decision,
        cast({{ blank_to_null('decided_on') }} as date) as decided_on
    from source
)

select * from renamed
