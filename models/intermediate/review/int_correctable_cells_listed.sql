with

corrected_documents as (
    select document_id from {{ ref('stg_corrections') }}
    group by document_id
),

cells as (
    select
        document_id,
        table_no as region,
        row_key,
        measure,
        value_text,
        source_line,
        figure_id as cell_id
    from {{ ref('int_cells_unpivoted') }}
    where not is_unplaced
    union all
    select
        document_id,
        table_no as region,
        row_key,
        measure,
        null as value_text,
        source_line,
        figure_id as cell_id
    from {{ ref('int_blank_cells_listed') }}
    union all
    select
        document_id,
        table_no as region,
        row_key,
        measure,
        null as value_text,
        source_line,
        figure_id as cell_id
    from {{ ref('int_lost_cells_placed') }}
    union all
    select
        document_id,
        'narrative' as region,
        source_line || ':' || char_offset as row_key,
        kind as measure,
        value_text,
        source_line,
        document_id || '|' || source_line || '|' || char_offset as cell_id
    from {{ ref('stg_narrative_figures') }}
    union all
    select
        document_id,
        region,
        row_key,
        measure,
        value_text,
        source_line,
        document_id || '|' || region || '|' || row_key || '|' || measure || '|' || source_line
            as cell_id
    from {{ ref('int_correctable_project_cells') }}
),

listed as (
    select cells.*
    from cells
    inner join corrected_documents
        on cells.document_id = corrected_documents.document_id
)

select * from listed
