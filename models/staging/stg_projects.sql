with

source as (
    select * from {{ raw('raw_projects') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('project_title') }} as project_title,
        {{ blank_to_null('period_text') }} as period_text,
        {{ blank_to_null('project_name') }} as project_name,
        {{ blank_to_null('supervisor_text') }} as supervisor_text,
        {{ blank_to_null('unit_text') }} as unit_text,
        {{ blank_to_null('money_unit_text') }} as money_unit_text,
        {{ blank_to_null('total_weight_text') }} as total_weight_text,
        {{ blank_to_null('total_score_text') }} as total_score_text,
        {{ blank_to_null('grade_text') }} as grade_text,
        {{ to_integer('project_no') }} as project_no,
        {{ to_integer('score_line') }} as score_line,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
