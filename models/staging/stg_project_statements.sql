with

source as (
    select * from {{ raw('raw_project_statements') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('text_label') }} as text_label,
        {{ blank_to_null('subject') }} as subject,
        {{ blank_to_null('kind') }} as kind,
        {{ blank_to_null('value_text') }} as value_text,
        {{ blank_to_null('unit') }} as unit,
        {{ blank_to_null('quote') }} as quote,
        {{ to_integer('project_no') }} as project_no,
        {{ to_integer('char_offset') }} as char_offset,
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
            order by source_line, text_label, char_offset, kind, value_text
        ) as integer) as statement_no
    from renamed
)

select * from numbered
