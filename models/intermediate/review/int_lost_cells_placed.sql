with

lost_rows as (
    select
        lost_rows.*,
        tables.source_file,
        coalesce(lost_rows.neighbour_line, tables.source_line) as source_line
    from {{ ref('int_lost_rows_placed') }} as lost_rows
    inner join {{ ref('stg_tables') }} as tables
        on
            lost_rows.document_id = tables.document_id
            and lost_rows.table_no = tables.table_no
),

-- The columns of 公开09表 are its rows: none of them can be lost.
table_columns as (
    select * from {{ ref('stg_table_columns') }}
    where measure is not null and row_key is null
),

-- A row without a neighbour stands in the first of the tables that are printed side by side.
cells as (
    select
        lost_rows.*,
        table_columns.measure,
        table_columns.measure_label,
        table_columns.block_no,
        table_columns.slot,
        row_number() over (
            partition by
                lost_rows.document_id, lost_rows.table_no, lost_rows.row_key, table_columns.measure
            order by table_columns.block_no, table_columns.slot
        ) as column_no
    from lost_rows
    inner join table_columns
        on
            lost_rows.document_id = table_columns.document_id
            and lost_rows.table_no = table_columns.table_no
            and coalesce(lost_rows.neighbour_block_no, table_columns.block_no)
            = table_columns.block_no
),

placed as (
    select
        document_id || '|' || table_no || '|' || source_line || '|' || block_no || '|' || slot
        || '|' || row_key as figure_id,
        document_id,
        table_no,
        row_key,
        row_code,
        line_number,
        row_name,
        section_label,
        measure,
        measure_label,
        'evidence' as aligned_by,
        source_file,
        source_line,
        block_no,
        slot
    from cells
    where column_no = 1
)

select * from placed
