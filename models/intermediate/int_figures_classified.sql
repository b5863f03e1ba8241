with

cells as (
    select * from {{ ref('int_cells_measured') }}
),

code_parents as (
    select * from {{ ref('int_code_parents_found') }}
),

balance_lines as (
    select * from {{ ref('int_balance_lines_classified') }}
),

statistics as (
    select * from {{ ref('int_statistics_lines_matched') }}
),

three_public_items as (
    select * from {{ ref('three_public_items') }}
),

-- The measures that are named a total, the rows that are, and codes split further down the table.
classified as (
    select
        cells.*,
        coalesce(
            cells.measure in ('total', 'total_income', 'total_expenditure')
            or balance_lines.is_subtotal
            or statistics.is_subtotal
            or three_public_items.is_subtotal = 'true'
            or code_parents.child_count > 0
            or (cells.row_code is null and cells.table_no in ('02', '03', '05', '06', '07', '08')),
            false
        ) as is_subtotal,
        coalesce(code_parents.child_count > 0, false) as is_code_parent
    from cells
    left join code_parents
        on
            cells.document_id = code_parents.document_id
            and cells.table_no = code_parents.table_no
            and cells.measure = code_parents.measure
            and cells.row_code = code_parents.parent_code
    left join balance_lines
        on cells.figure_id = balance_lines.figure_id
    left join statistics
        on cells.figure_id = statistics.figure_id
    left join three_public_items
        on cells.table_no = '09' and cells.row_key = three_public_items.row_key
)

select * from classified
