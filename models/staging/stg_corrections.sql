with

source as (
    select * from {{ ref('corrections') }}
),

renamed as (
    select
        {{ blank_to_null('correction_id') }} as correction_id,
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('table_no') }} as region,
        {{ blank_to_null('row_key') }} as row_key,
        {{ blank_to_null('row_name') }} as row_name,
        {{ blank_to_null('measure') }} as measure,
        {{ blank_to_null('printed_value_text') }} as printed_value_text,
        {{ blank_to_null('corrected_value_text') }} as corrected_value_text,
        {{ blank_to_null('reason') }} as reason,
        {{ blank_to_null('evidence') }} as evidence,
        coalesce({{ blank_to_null('decision') }}, 'proposed') as decision,
        try_cast({{ blank_to_null('decided_on') }} as date) as decided_on,
        try_cast({{ blank_to_null('source_line') }} as integer) as source_line
    from source
),

-- An id may be written twice by mistake: the place in the file tells the two apart.
numbered as (
    select
        *,
        cast(row_number() over (
            order by
                correction_id, document_id, region, row_key, measure, source_line,
                printed_value_text, corrected_value_text, decision, decided_on, reason
        ) as integer) as correction_no
    from renamed
)

select * from numbered
