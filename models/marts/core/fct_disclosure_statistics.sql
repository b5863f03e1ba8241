with

figures as (
    select * from {{ ref('fct_reported_figures') }}
    where table_no = '10'
),

items as (
    select * from {{ ref('int_statistics_lines_matched') }}
),

statistics as (
    select
        figures.figure_id,
        figures.document_id,
        figures.office_code,
        figures.fiscal_year,
        figures.row_key as line_key,
        figures.line_number,
        items.item_key,
        items.section_key,
        figures.row_name as item_name,
        figures.section_label,
        figures.unit,
        figures.cell_state,
        figures.figure_value,
        figures.amount_wan,
        figures.is_subtotal,
        figures.is_used,
        figures.source_file,
        figures.source_line
    from figures
    left join items
        on figures.figure_id = items.figure_id
)

select * from statistics
