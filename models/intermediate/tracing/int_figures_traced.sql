with

figures as (
    select * from {{ ref('int_figures_gathered') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

evidence as (
    select * from {{ ref('int_figure_evidence_gathered') }}
),

findings as (
    select * from {{ ref('int_figure_findings_gathered') }}
),

lines_found as (
    select * from {{ ref('int_figure_lines_found') }}
),

traced as (
    select
        figures.figure_kind,
        figures.figure_ref,
        figures.document_id,
        documents.office_code,
        documents.fiscal_year,
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
        figures.quote,
        evidence.confirming_identities,
        evidence.disputing_identities,
        coalesce(evidence.confirming_count, 0) as confirming_count,
        coalesce(evidence.disputing_count, 0) as disputing_count,
        findings.finding_ids,
        documents.is_used,
        documents.source_file,
        coalesce(lines_found.source_line, figures.source_line) as source_line,
        figures.source_line as row_line
    from figures
    inner join documents
        on figures.document_id = documents.document_id
    left join evidence
        on figures.figure_ref = evidence.figure_ref
    left join findings
        on figures.figure_ref = findings.figure_ref
    left join lines_found
        on figures.figure_ref = lines_found.figure_ref
)

select * from traced
