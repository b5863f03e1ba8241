with

source as (
    select * from {{ raw('raw_extraction_balance') }}
),

renamed as (
    select
        {{ blank_to_null('document_id') }} as document_id,
        {{ blank_to_null('region') }} as region,
        {{ to_integer('numeric_tokens') }} as numeric_token_count,
        {{ to_integer('figure_tokens') }} as figure_token_count,
        {{ to_integer('code_tokens') }} as code_token_count,
        {{ to_integer('line_number_tokens') }} as line_number_token_count,
        {{ to_integer('column_number_tokens') }} as column_number_token_count,
        {{ to_integer('text_tokens') }} as text_token_count,
        {{ to_integer('issue_tokens') }} as issue_token_count,
        {{ blank_to_null('source_file') }} as source_file,
        {{ to_integer('source_line') }} as source_line
    from source
)

select * from renamed
