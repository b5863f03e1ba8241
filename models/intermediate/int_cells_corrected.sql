with

printed_cells as (
    select * from {{ ref('int_cells_unpivoted') }}
),

corrections as (
    select * from {{ ref('int_corrections_judged') }}
    where outcome = 'applied'
),

empty_cells as (
    select * from {{ ref('int_blank_cells_listed') }}
    union all
    select * from {{ ref('int_lost_cells_placed') }}
),

-- Nothing is printed where a person adds a figure: its blank stays beside it.
cells as (
    select
        figure_id,
        document_id,
        table_no,
        row_key,
        row_code,
        line_number,
        row_name,
        section_label,
        measure,
        measure_label,
        aligned_by,
        source_file,
        source_line,
        block_no,
        slot,
        value_text,
        is_unplaced,
        false as is_added
    from printed_cells
    union all
    select
        figure_id,
        document_id,
        table_no,
        row_key,
        row_code,
        line_number,
        row_name,
        section_label,
        measure,
        measure_label,
        aligned_by,
        source_file,
        source_line,
        block_no,
        slot,
        '' as value_text,
        false as is_unplaced,
        true as is_added
    from empty_cells
),

corrected as (
    select
        cells.figure_id,
        cells.document_id,
        cells.table_no,
        cells.row_key,
        cells.row_code,
        cells.line_number,
        coalesce(cells.row_name, corrections.row_name) as row_name,
        cells.section_label,
        cells.measure,
        cells.measure_label,
        cells.value_text,
        cells.aligned_by,
        cells.is_unplaced,
        cells.source_file,
        cells.source_line,
        cells.block_no,
        cells.slot,
        coalesce(corrections.corrected_value_text, cells.value_text) as used_value_text,
        corrections.correction_id,
        corrections.correction_id is not null as is_corrected,
        cells.is_added
    from cells
    left join corrections
        on cells.figure_id = corrections.cell_id
    where not cells.is_added or corrections.correction_id is not null
)

select * from corrected
