with

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
),

added as (
    select * from {{ ref('int_bridged_figures_added') }}
),

crossed as (
    select * from {{ ref('int_series_changes_told') }}
),

scopes as (
    select * from {{ ref('int_subject_scopes_changed') }}
),

names as (
    select * from {{ ref('int_subject_names_changed') }}
),

documents as (
    select * from {{ ref('int_documents_told') }}
),

figures as (
    select
        document_id,
        office_code,
        fiscal_year,
        subject_kind,
        fund_scope,
        subject_code,
        subject_name,
        subject_level,
        parent_code,
        is_subtotal,
        figure_ref,
        cell_state,
        current_wan,
        half_width_wan,
        lower_wan,
        upper_wan,
        quality_status,
        quality_reason,
        table_no,
        source_file,
        source_line,
        series_id,
        series_code,
        series_name,
        office_series_code,
        false as is_derived
    from coded
    union all
    select
        document_id,
        office_code,
        fiscal_year,
        subject_kind,
        fund_scope,
        subject_code,
        subject_name,
        subject_level,
        parent_code,
        true as is_subtotal,
        cast(null as varchar) as figure_ref,
        cell_state,
        current_wan,
        half_width_wan,
        lower_wan,
        upper_wan,
        quality_status,
        quality_reason,
        table_no,
        cast(null as varchar) as source_file,
        cast(null as integer) as source_line,
        series_id,
        series_code,
        series_name,
        office_series_code,
        true as is_derived
    from added
),

bridged as (
    select
        figures.document_id,
        figures.office_code,
        figures.fiscal_year,
        figures.subject_kind,
        figures.fund_scope,
        figures.subject_code,
        figures.subject_name,
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
        figures.series_code,
        figures.series_name,
        figures.office_series_code,
        figures.is_derived,
        coalesce(
            crossed.series_id is not null
            and not figures.is_derived
            and figures.subject_code <> figures.series_code,
            false
        ) as is_replaced,
        figures.is_derived
        or names.document_id is not null
        or documents.is_office_renamed as is_bridged,
        case
            when crossed.series_id is not null then crossed.change_kind
            when names.document_id is not null then 'renamed'
            when documents.is_office_renamed then 'office_renamed'
        end as bridge_kind,
        nullif(
            coalesce(crossed.change_text_zh, '')
            || coalesce(names.name_note_zh, '')
            || coalesce(documents.office_note_zh, ''),
            ''
        ) as bridge_note_zh,
        nullif(
            trim(
                coalesce(crossed.change_text_en, '')
                || coalesce(' ' || names.name_note_en, '')
                || coalesce(' ' || documents.office_note_en, '')
            ),
            ''
        ) as bridge_note_en,
        scopes.document_id is not null or documents.break_kind is not null as is_scope_changed,
        coalesce(scopes.scope_note_zh, documents.break_note_zh) as scope_note_zh,
        coalesce(scopes.scope_note_en, documents.break_note_en) as scope_note_en
    from figures
    inner join documents
        on figures.document_id = documents.document_id
    left join crossed
        on
            figures.office_series_code = crossed.office_series_code
            and figures.subject_kind = crossed.subject_kind
            and figures.fund_scope = crossed.fund_scope
            and figures.series_id = crossed.series_id
    left join scopes
        on
            figures.document_id = scopes.document_id
            and figures.subject_kind = scopes.subject_kind
            and figures.fund_scope = scopes.fund_scope
            and figures.subject_code = scopes.subject_code
    left join names
        on
            figures.document_id = names.document_id
            and figures.subject_kind = names.subject_kind
            and figures.fund_scope = names.fund_scope
            and figures.subject_code = names.subject_code
)

select * from bridged
