with

source as (
    select * from {{ ref('document_choices') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        coalesce({{ blank_to_null('decision') }}, 'proposed') as decision,
        {{ blank_to_null('reason') }} as reason,
        cast({{ blank_to_null('decided_on') }} as date) as decided_on
    from source
)

select * from renamed
