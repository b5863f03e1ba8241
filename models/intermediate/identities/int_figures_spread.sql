with

figures as (
    select * from {{ ref('int_figures_classified') }}
),

table_columns as (
    select * from {{ ref('stg_table_columns') }}
    where measure is not null
),

unresolved_rows as (
    select * from {{ ref('stg_table_rows') }}
    where aligned_by = 'unresolved'
),

in_their_column as (
    select
        figure_id,
        document_id,
        table_no,
        measure,
        measure_label,
        row_key
    from figures
    where aligned_by is null or aligned_by <> 'unresolved'
),

-- A figure without its column could stand in any column of its block, so that none of them can
-- be added up there. The halves of table 09 are one row: it could stand in either.
in_every_column as (
    select
        figures.figure_id,
        figures.document_id,
        figures.table_no,
        table_columns.measure,
        table_columns.measure_label,
        coalesce(table_columns.row_key, figures.row_key) as row_key
    from figures
    inner join unresolved_rows
        on
            figures.document_id = unresolved_rows.document_id
            and figures.table_no = unresolved_rows.table_no
            and figures.source_line = unresolved_rows.source_line
    inner join table_columns
        on
            unresolved_rows.document_id = table_columns.document_id
            and unresolved_rows.table_no = table_columns.table_no
            and unresolved_rows.block_no = table_columns.block_no
            and (table_columns.row_key is not null or figures.block_no = table_columns.block_no)
    where figures.aligned_by = 'unresolved'
),

spread as (
    select * from in_their_column
    union all
    select * from in_every_column
),

-- A header that is lost, or that stands over several columns, gives way to the English name, so
-- that every sum has a name of its own.
shared_labels as (
    select
        document_id,
        table_no,
        measure_label
    from table_columns
    group by document_id, table_no, measure_label
    having count(distinct measure) > 1
),

named as (
    select
        spread.figure_id,
        spread.measure,
        case
            when shared_labels.measure_label is null
                then coalesce(spread.measure_label, spread.measure)
            else spread.measure
        end as measure_label,
        spread.row_key
    from spread
    left join shared_labels
        on
            spread.document_id = shared_labels.document_id
            and spread.table_no = shared_labels.table_no
            and spread.measure_label = shared_labels.measure_label
)

select * from named
