with

source as (
    select * from {{ raw('raw_project_texts') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('text_label') }} as text_label,
        text as prose,
        {{ to_integer('project_no') }} as project_no,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
),

-- Nothing printed tells two equal rows apart: they are numbered in the order of their content.
numbered as (
    select
        *,
        cast(row_number() over (
            partition by document_id, project_no
            order by source_line, text_label, prose
        ) as integer) as text_no
    from renamed
)

select * from numbered
