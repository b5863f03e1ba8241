with

-- Blank cells matter only where a person put a figure into one.
table_rows as (
    select rows.*
    from {{ ref('stg_table_rows') }} as rows
    where
        rows.document_id in (
            select corrections.document_id
            from {{ ref('stg_corrections') }} as corrections
            where corrections.printed_value_text is null
        )
),

table_columns as (
    select * from {{ ref('stg_table_columns') }}
    where measure is not null
),

cells as (
    select *
    from table_rows
    unpivot include nulls (
        value_text for slot_name in (
            value_1, value_2, value_3, value_4, value_5, value_6,
            value_7, value_8, value_9, value_10, value_11, value_12
        )
    ) as unpivoted
),

blanks as (
    select
        *,
        cast(replace(slot_name, 'value_', '') as integer) as slot
    from cells
    where value_text is null and coalesce(aligned_by, 'header') <> 'unresolved'
),

keyed as (
    select
        blanks.document_id || '|' || blanks.table_no || '|' || blanks.source_line || '|'
        || blanks.block_no || '|' || blanks.slot as figure_id,
        blanks.document_id,
        blanks.table_no,
        coalesce(
            table_columns.row_key,
            blanks.row_code,
            blanks.line_number,
            blanks.row_label,
            'line ' || blanks.source_line
        ) as row_key,
        blanks.row_code,
        blanks.line_number,
        coalesce(table_columns.row_key, blanks.row_label) as row_name,
        blanks.section_label,
        table_columns.measure,
        table_columns.measure_label,
        blanks.aligned_by,
        blanks.source_file,
        blanks.source_line,
        blanks.block_no,
        blanks.slot
    from blanks
    inner join table_columns
        on
            blanks.document_id = table_columns.document_id
            and blanks.table_no = table_columns.table_no
            and blanks.block_no = table_columns.block_no
            and blanks.slot = table_columns.slot
)

select * from keyed
