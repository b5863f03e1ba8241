with

row_figures as (
    select * from {{ without_database(ref('int_mart_row_figures')) }}
),

figures as (
    select * from {{ without_database(ref('int_figures_traced')) }}
),

lines as (
    select * from {{ without_database(ref('fct_document_lines')) }}
),

sourced as (
    select
        row_figures.mart_name,
        row_figures.row_id,
        row_figures.figure_role,
        figures.figure_kind,
        figures.figure_ref,
        row_figures.sign,
        figures.document_id,
        figures.office_code,
        figures.fiscal_year,
        figures.region,
        figures.table_no,
        figures.section_no,
        figures.row_key,
        figures.row_code,
        figures.line_number,
        figures.item_key,
        figures.class_code,
        figures.row_name,
        figures.section_label,
        figures.measure,
        figures.measure_label,
        figures.value_text,
        figures.corrected_value_text,
        figures.correction_id,
        figures.figure_value,
        figures.amount_wan,
        figures.printed_amount_wan,
        figures.unit,
        figures.printed_unit,
        figures.cell_state,
        figures.aligned_by,
        figures.quality_status,
        figures.quality_reason,
        figures.confirming_identities,
        figures.disputing_identities,
        figures.confirming_count,
        figures.disputing_count,
        figures.finding_ids,
        figures.is_used,
        figures.source_file,
        figures.source_line,
        figures.row_line,
        figures.quote,
        lines.line_text
    from row_figures
    inner join figures
        on row_figures.figure_ref = figures.figure_ref
    left join lines
        on
            figures.document_id = lines.document_id
            and figures.source_line = lines.source_line
)

select * from sourced
