with

source as (
    select * from {{ raw('raw_project_money') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('row_label') }} as row_label,
        {{ blank_to_null('aligned_by') }} as aligned_by,
        {{ blank_to_null('target_reported') }} as target_reported_text,
        {{ blank_to_null('initial_budget') }} as initial_budget_text,
        {{ blank_to_null('annual_budget') }} as annual_budget_text,
        {{ blank_to_null('executed') }} as executed_text,
        {{ blank_to_null('carried_over') }} as carried_over_text,
        {{ blank_to_null('execution_rate') }} as execution_rate_text,
        {{ blank_to_null('score') }} as score_text,
        {{ blank_to_null('deviation_text') }} as deviation_text,
        {{ to_integer('project_no') }} as project_no,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
