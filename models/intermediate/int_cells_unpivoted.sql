with

table_rows as (
    select * from {{ ref('stg_table_rows') }}
),

table_columns as (
    select * from {{ ref('stg_table_columns') }}
),

cells as (
    select *
    from table_rows
    unpivot (
        value_text for slot_name in (
            value_1, value_2, value_3, value_4, value_5, value_6,
            value_7, value_8, value_9, value_10, value_11, value_12
        )
    ) as unpivoted
),

placed as (
    select
        *,
        cast(replace(slot_name, 'value_', '') as integer) as slot,
        coalesce(aligned_by = 'unresolved', false) as is_unplaced
    from cells
),

-- Classification code, else 行次, else the printed name; only table 09 is keyed by its columns.
keyed as (
    select
        placed.document_id || '|' || placed.table_no || '|' || placed.source_line || '|'
        || placed.block_no || '|' || placed.slot as figure_id,
        placed.document_id,
        placed.table_no,
        coalesce(
            case when not placed.is_unplaced then table_columns.row_key end,
            placed.row_code,
            placed.line_number,
            placed.row_label,
            'line ' || placed.source_line
        ) as row_key,
        placed.row_code,
        placed.line_number,
        coalesce(
            case when not placed.is_unplaced then table_columns.row_key end,
            placed.row_label
        ) as row_name,
        placed.section_label,
        case
            when placed.is_unplaced or table_columns.measure is null
                then 'unplaced_' || placed.slot
            else table_columns.measure
        end as measure,
        case when not placed.is_unplaced then table_columns.measure_label end as measure_label,
        placed.value_text,
        placed.aligned_by,
        placed.is_unplaced or table_columns.measure is null as is_unplaced,
        placed.source_file,
        placed.source_line,
        placed.block_no,
        placed.slot
    from placed
    left join table_columns
        on
            placed.document_id = table_columns.document_id
            and placed.table_no = table_columns.table_no
            and placed.block_no = table_columns.block_no
            and placed.slot = table_columns.slot
)

select * from keyed
