with

cells as (
    select
        table_rows.document_id,
        case table_rows.table_no when '06' then 'economic' else 'functional' end as code_kind,
        table_rows.row_code as printed_code,
        table_rows.row_label,
        {{ code_name_key('table_rows.row_label') }} as name_key,
        documents.fiscal_year
    from {{ ref('stg_table_rows') }} as table_rows
    inner join {{ ref('stg_documents') }} as documents
        on table_rows.document_id = documents.document_id
    where table_rows.row_code is not null
),

printed as (
    select
        code_kind,
        printed_code,
        name_key,
        min(row_label) as printed_name,
        count(*) as print_count,
        count(distinct document_id) as document_count,
        min(fiscal_year) as first_fiscal_year,
        max(fiscal_year) as last_fiscal_year
    from cells
    group by code_kind, printed_code, name_key
)

select * from printed
