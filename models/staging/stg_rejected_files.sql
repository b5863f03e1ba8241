with

source as (
    select * from {{ raw('raw_rejected_files') }}
),

renamed as (
    select
        {{ blank_to_null('source_file') }} as source_file,
        {{ blank_to_null('place') }} as place,
        {{ blank_to_null('reason') }} as reason,
        {{ blank_to_null('remedy') }} as remedy
    from source
)

select * from renamed
