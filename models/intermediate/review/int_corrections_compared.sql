with

corrections as (
    select * from {{ ref('stg_corrections') }}
),

cells as (
    select * from {{ ref('int_correctable_cells_listed') }}
),

-- The same number may be written another way (1,218.99 and 1218.99); else the texts must be equal.
candidates as (
    select
        corrections.correction_no,
        cells.region,
        cells.cell_id,
        cells.value_text,
        cells.source_line,
        cells.row_key = corrections.row_key
        and coalesce(cells.source_line = corrections.source_line, corrections.source_line is null)
            as is_row,
        cells.measure = corrections.measure as is_column,
        coalesce(
            {{ printed_number(without_percent('cells.value_text')) }}
            = {{ printed_number(without_percent('corrections.printed_value_text')) }},
            coalesce({{ folded('cells.value_text') }}, '')
            = coalesce({{ folded('corrections.printed_value_text') }}, '')
        ) as is_value
    from corrections
    inner join cells
        on
            corrections.document_id = cells.document_id
            and corrections.region = cells.region
),

compared as (
    select
        correction_no,
        count(*) as region_count,
        sum(case when is_row then 1 else 0 end) as row_count,
        sum(case when is_row and is_column then 1 else 0 end) as cell_count,
        sum(case when is_row and is_column and is_value then 1 else 0 end) as match_count,
        coalesce(
            max(case when is_row and is_column and is_value then value_text end),
            max(case when is_row and is_column then value_text end)
        ) as found_value_text,
        max(case when is_row and is_column and is_value then cell_id end) as cell_id,
        max(case when is_row and is_column and is_value then source_line end) as cell_line
    from candidates
    group by correction_no
)

select * from compared
