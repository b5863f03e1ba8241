with

statements as (
    select * from {{ ref('stg_project_statements') }}
),

corrections as (
    select * from {{ ref('int_corrections_judged') }}
    where outcome = 'applied' and region like 'project %'
),

corrected as (
    select
        statements.document_id,
        statements.project_no,
        statements.statement_no,
        statements.text_label,
        statements.subject,
        statements.kind,
        coalesce(corrections.corrected_value_text, statements.value_text) as value_text,
        statements.value_text as printed_value_text,
        statements.unit,
        statements.quote,
        corrections.correction_id,
        corrections.correction_id is not null as is_corrected,
        statements.char_offset,
        statements.source_file,
        statements.source_line
    from statements
    left join corrections
        on
            statements.document_id = corrections.document_id
            and 'project ' || statements.project_no = corrections.region
            and statements.source_line || ':' || statements.char_offset = corrections.row_key
            and statements.kind = corrections.measure
            and statements.value_text = corrections.found_value_text
)

select * from corrected
