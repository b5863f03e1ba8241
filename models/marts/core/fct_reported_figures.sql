with

figures as (
    select * from {{ ref('int_figures_classified') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
),

reported as (
    select
        figures.figure_id,
        figures.document_id,
        documents.office_code,
        documents.fiscal_year,
        figures.table_no,
        figures.row_key,
        figures.row_code,
        figures.line_number,
        figures.row_name,
        figures.section_label,
        figures.measure,
        figures.measure_label,
        figures.value_text,
        figures.cell_state,
        figures.unit,
        figures.printed_unit,
        figures.unit_basis,
        figures.aligned_by,
        figures.correction_id,
        figures.figure_value,
        figures.amount_wan,
        cast(figures.amount_wan - figures.half_width_wan as decimal(28, 10)) as lower_wan,
        cast(figures.amount_wan + figures.half_width_wan as decimal(28, 10)) as upper_wan,
        figures.printed_amount_wan,
        cast(figures.printed_decimals as integer) as printed_decimals,
        figures.is_subtotal,
        figures.is_corrected,
        documents.is_used,
        figures.source_file,
        figures.source_line,
        figures.block_no,
        figures.slot
    from figures
    inner join documents
        on figures.document_id = documents.document_id
)

select * from reported
