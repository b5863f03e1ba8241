with

cells as (
    select * from {{ ref('int_cells_corrected') }}
    where row_code is not null
),

-- 类 has three digits, 款 five, 项 seven: what a printed code begins with is printed above it.
prefixes as (
    select
        document_id,
        table_no,
        measure,
        row_code,
        substr(row_code, 1, 3) as parent_code
    from cells
    union all
    select
        document_id,
        table_no,
        measure,
        row_code,
        substr(row_code, 1, 5) as parent_code
    from cells
),

parents as (
    select
        document_id,
        table_no,
        measure,
        parent_code,
        count(*) as child_count
    from prefixes
    where length(row_code) > length(parent_code)
    group by document_id, table_no, measure, parent_code
)

select * from parents
