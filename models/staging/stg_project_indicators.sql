with

source as (
    select * from {{ raw('raw_project_indicators') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('level_1') }} as level_1,
        {{ blank_to_null('level_2') }} as level_2,
        {{ blank_to_null('level_3') }} as level_3,
        {{ blank_to_null('initial_target') }} as initial_target_text,
        {{ blank_to_null('adjusted_target') }} as adjusted_target_text,
        {{ blank_to_null('actual_value') }} as actual_value_text,
        {{ blank_to_null('qualitative_note') }} as qualitative_note,
        {{ blank_to_null('weight') }} as weight_text,
        {{ blank_to_null('score') }} as score_text,
        {{ blank_to_null('deviation_text') }} as deviation_text,
        {{ blank_to_null('aligned_by') }} as aligned_by,
        {{ to_integer('project_no') }} as project_no,
        {{ to_integer('indicator_no') }} as indicator_no,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
