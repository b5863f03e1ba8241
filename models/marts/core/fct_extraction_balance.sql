with

balance as (
    select
        document_id,
        region,
        numeric_token_count,
        figure_token_count,
        code_token_count,
        line_number_token_count,
        column_number_token_count,
        text_token_count,
        issue_token_count,
        source_file
    from {{ ref('stg_extraction_balance') }}
)

select * from balance
