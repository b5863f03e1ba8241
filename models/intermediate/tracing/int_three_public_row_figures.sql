with

figures as (
    select
        *,
        row_number() over (
            partition by document_id, row_key, measure
            order by source_line, block_no, slot
        ) as print_no
    from {{ ref('int_figures_classified') }}
    where table_no = '09' and measure in ('budget', 'actual')
),

items as (
    select
        'fct_three_public_items' as mart_name,
        items.document_id,
        items.item_key
    from {{ ref('fct_three_public_items') }} as items
    union all
    select
        'fct_three_public_expenditure' as mart_name,
        expenditure.document_id,
        expenditure.item_key
    from {{ ref('fct_three_public_expenditure') }} as expenditure
),

keys as (
    select * from {{ ref('three_public_items') }}
),

-- The first print of an item is the one that the facts take.
listed as (
    select
        items.mart_name,
        items.document_id || '|' || items.item_key as row_id,
        figures.measure || '_wan' as figure_role,
        'table' as figure_kind,
        figures.figure_id as figure_ref,
        1 as sign
    from items
    inner join keys
        on items.item_key = keys.item_key
    inner join figures
        on
            items.document_id = figures.document_id
            and keys.row_key = figures.row_key
            and figures.print_no = 1
)

select * from listed
