with

cells as (
    select * from {{ ref('int_cells_unpivoted') }}
),

corrections as (
    select * from {{ ref('stg_corrections') }}
    where decision = 'accepted'
),

-- A correction holds only while the document still prints what the person saw.
corrected as (
    select
        cells.*,
        coalesce(corrections.corrected_value_text, cells.value_text) as used_value_text,
        corrections.correction_id,
        corrections.correction_id is not null as is_corrected
    from cells
    left join corrections
        on
            cells.document_id = corrections.document_id
            and cells.table_no = corrections.table_no
            and cells.row_key = corrections.row_key
            and cells.measure = corrections.measure
            and {{ folded('cells.value_text') }} = {{ folded('corrections.printed_value_text') }}
)

select * from corrected
