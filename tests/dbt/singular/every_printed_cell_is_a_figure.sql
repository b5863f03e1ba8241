{#- Nothing is lost between the raw rows and the figures: as many value cells as figures. -#}
with

cells as (
    select
        document_id,
        table_no,
        count(*) as cell_count
    from {{ ref('int_cells_unpivoted') }}
    where {{ cell_state('value_text') }} <> 'blank'
    group by document_id, table_no
),

figures as (
    select
        document_id,
        table_no,
        count(*) as figure_count
    from {{ ref('fct_reported_figures') }}
    where cell_state <> 'added'
    group by document_id, table_no
)

select
    cells.*,
    figures.figure_count
from cells
left join figures
    on cells.document_id = figures.document_id and cells.table_no = figures.table_no
where coalesce(figures.figure_count, 0) <> cells.cell_count
