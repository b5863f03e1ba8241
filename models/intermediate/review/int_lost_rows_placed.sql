with

table_rows as (
    select
        *,
        coalesce(row_code, line_number, row_label) as row_key,
        coalesce(row_code, lpad(line_number, 10, '0')) as place_key
    from {{ ref('stg_table_rows') }}
),

corrections as (
    select * from {{ ref('stg_corrections') }}
    where decision = 'accepted' and printed_value_text is null
),

-- Several cells of one row may be lost: the row is one. A row whose values found no columns is as
-- good as lost: what is printed there stays unread beside the figure.
lost_rows as (
    select
        corrections.document_id,
        corrections.region as table_no,
        corrections.row_key,
        max(corrections.row_name) as row_name
    from corrections
    left join table_rows
        on
            corrections.document_id = table_rows.document_id
            and corrections.region = table_rows.table_no
            and corrections.row_key = table_rows.row_key
            and coalesce(table_rows.aligned_by, '') <> 'unresolved'
    where table_rows.document_id is null
    group by corrections.document_id, corrections.region, corrections.row_key
),

-- Codes are printed in the order of their text, lines in the order of their 行次.
neighbours as (
    select
        lost_rows.*,
        table_rows.row_code as neighbour_code,
        table_rows.line_number as neighbour_line_number,
        table_rows.section_label,
        table_rows.place_key,
        table_rows.block_no,
        table_rows.source_line,
        case
            when table_rows.row_code is null then lpad(lost_rows.row_key, 10, '0')
            else lost_rows.row_key
        end as lost_key
    from lost_rows
    left join table_rows
        on
            lost_rows.document_id = table_rows.document_id
            and lost_rows.table_no = table_rows.table_no
            and {{ matches_pattern('lost_rows.row_key', '^[0-9]+$') }}
            and {{ matches_pattern('table_rows.place_key', '^[0-9]+$') }}
),

-- Its own line, else behind the last row before it, else before the first one.
nearest as (
    select
        *,
        row_number() over (
            partition by document_id, table_no, row_key
            order by
                case when place_key <= lost_key then 0 else 1 end asc,
                case when place_key <= lost_key then place_key end desc nulls last,
                place_key asc,
                source_line asc,
                block_no asc
        ) as preference
    from neighbours
),

placed as (
    select
        document_id,
        table_no,
        row_key,
        case when neighbour_code is not null then row_key end as row_code,
        case when neighbour_code is null and neighbour_line_number is not null then row_key end
            as line_number,
        row_name,
        section_label,
        source_line as neighbour_line,
        block_no as neighbour_block_no
    from nearest
    where preference = 1
)

select * from placed
