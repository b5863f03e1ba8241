with

leaves as (
    select * from {{ ref('int_leaf_figures_selected') }}
),

-- What a leaf must add up to: 合计 of its column, and 合计 of all columns together; in table 06
-- the 合计 of its category (人员经费, 公用经费) and its printed 类.
controls as (
    select
        *,
        measure as control_measure,
        coalesce(category, 'total') as control_key
    from leaves
    union all
    select
        *,
        'all' as control_measure,
        'total' as control_key
    from leaves
    where table_no <> '06'
    union all
    select
        *,
        measure as control_measure,
        class_code as control_key
    from leaves
    where table_no = '06' and row_code <> class_code
),

listed as (
    select
        figure_id,
        document_id,
        table_no,
        control_measure,
        control_key,
        amount_wan,
        half_width_wan
    from controls
)

select * from listed
