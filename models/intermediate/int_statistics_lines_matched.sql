with

cells as (
    select figure_id, line_number, {{ name_key('row_name') }} as row_name_key
    from {{ ref('int_cells_corrected') }}
    where table_no = '10'
),

items as (
    select *, {{ name_key('item_name') }} as item_name_key from {{ ref('statistics_items') }}
),

-- By name, for line numbers move from year to year; the number decides where a name stands twice.
ranked as (
    select
        cells.figure_id,
        items.*,
        row_number() over (
            partition by cells.figure_id
            order by
                case when items.line_number = cells.line_number then 0 else 1 end,
                cast(items.line_number as integer)
        ) as preference
    from cells
    inner join items
        on
            cells.row_name_key = items.item_name_key
            or (cells.row_name_key is null and cells.line_number = items.line_number)
),

matched as (
    select
        figure_id,
        item_key,
        item_name,
        section_key,
        unit,
        unit_kind,
        is_subtotal = 'true' as is_subtotal
    from ranked
    where preference = 1
)

select * from matched
