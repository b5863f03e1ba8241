with

figures as (
    select * from {{ ref('int_subject_figures') }}
),

documents as (
    select * from {{ ref('int_documents_in_series') }}
),

code_tables as (
    select * from {{ ref('code_tables') }}
),

series as (
    select * from {{ ref('int_code_series') }}
),

eras as (
    select * from {{ ref('int_code_eras') }}
),

-- The code as it was meant in that year: a code can be used again for another thing, and what it
-- meant before a change that says nothing of it is not what it means now.
coded as (
    select
        figures.document_id,
        figures.office_code,
        figures.fiscal_year,
        figures.subject_kind,
        figures.fund_scope,
        figures.subject_code,
        coalesce(eras.era_name, figures.subject_name) as subject_name,
        figures.subject_level,
        figures.parent_code,
        figures.is_subtotal,
        figures.figure_ref,
        figures.cell_state,
        figures.current_wan,
        figures.half_width_wan,
        figures.lower_wan,
        figures.upper_wan,
        figures.quality_status,
        figures.quality_reason,
        figures.table_no,
        figures.source_file,
        figures.source_line,
        code_tables.code_kind,
        eras.era_id,
        series.series_id,
        coalesce(
            series.series_code,
            figures.subject_code || '@' || eras.valid_to_year,
            figures.subject_code
        ) as series_code,
        coalesce(series.series_name, figures.subject_name) as series_name,
        series.next_year,
        documents.office_series_code
    from figures
    inner join documents
        on figures.document_id = documents.document_id
    left join code_tables
        on figures.table_no = code_tables.table_no
    left join eras
        on
            code_tables.code_kind = eras.code_kind
            and figures.subject_code = eras.changed_code
            and figures.fiscal_year >= coalesce(eras.valid_from_year, figures.fiscal_year)
            and figures.fiscal_year <= coalesce(eras.valid_to_year, figures.fiscal_year)
    left join series
        on eras.era_id = series.era_id
)

select * from coded
