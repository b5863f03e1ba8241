with

figures as (
    select * from {{ ref('int_subject_series_chosen') }}
),

documents as (
    select * from {{ ref('int_documents_in_series') }}
),

terms as (
    select * from {{ ref('int_subject_series_terms') }}
),

parts as (
    select
        row_id,
        {{ joined_text('printed_subject_code', '+', 'printed_subject_code') }} as subject_codes,
        {{ joined_text('printed_subject_name', '、', 'printed_subject_code') }} as subject_names,
        cast(count(*) as integer) as figure_count
    from terms
    group by row_id
),

series as (
    select
        figures.row_id,
        figures.document_id,
        figures.office_series_code as office_code,
        figures.office_code as printed_office_code,
        documents.latest_office_name as office_name,
        documents.office_name as printed_office_name,
        figures.fiscal_year,
        figures.subject_kind,
        figures.fund_scope,
        figures.followed_code as series_code,
        figures.followed_name as series_name,
        figures.subject_level,
        parts.subject_codes,
        parts.subject_names,
        figures.cell_state,
        figures.current_wan as amount_wan,
        figures.lower_wan,
        figures.upper_wan,
        figures.is_subtotal,
        figures.is_bridged,
        figures.bridge_kind,
        figures.bridge_note_zh,
        figures.bridge_note_en,
        figures.is_scope_changed,
        figures.scope_note_zh,
        figures.scope_note_en,
        figures.quality_status,
        figures.quality_reason,
        parts.figure_count
    from figures
    inner join documents
        on figures.document_id = documents.document_id
    inner join parts
        on figures.row_id = parts.row_id
)

select * from series
