with

table_rows as (
    select * from {{ ref('stg_table_rows') }}
    where row_code is not null
),

kinds as (
    select * from {{ ref('code_tables') }}
),

-- Functional codes have three, five or seven digits, economic codes three or five.
codes as (
    select
        table_rows.document_id,
        kinds.code_kind,
        table_rows.table_no,
        table_rows.block_no,
        table_rows.row_code,
        table_rows.row_label,
        {{ code_name_key('table_rows.row_label') }} as name_key,
        substr(table_rows.row_code, 1, 3) as class_code,
        case length(table_rows.row_code)
            when 7 then substr(table_rows.row_code, 1, 5)
            when 5 then substr(table_rows.row_code, 1, 3)
        end as parent_code,
        {{ matches_pattern('table_rows.row_code', '^([0-9]{3}|[0-9]{5}|[0-9]{7})$') }}
            as is_well_formed,
        table_rows.source_line
    from table_rows
    inner join kinds
        on table_rows.table_no = kinds.table_no
)

select * from codes
