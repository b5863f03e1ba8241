with

source as (
    select * from {{ raw('raw_narrative_directions') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('section_no') }} as section_no,
        {{ blank_to_null('section_title') }} as section_title,
        {{ blank_to_null('subject') }} as subject,
        {{ blank_to_null('sign') }} as sign,
        {{ blank_to_null('direction_text') }} as direction_text,
        {{ blank_to_null('quote') }} as quote,
        {{ to_integer('figure_year') }} as figure_year,
        {{ to_integer('char_offset') }} as char_offset,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
