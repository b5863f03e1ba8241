with

figures as (
    select * from {{ ref('int_figures_classified') }}
),

spread as (
    select * from {{ ref('int_figures_spread') }}
),

places as (
    select * from {{ ref('int_figure_places_classified') }}
),

fund_scopes as (
    select * from {{ ref('fund_scopes') }}
),

income_sources as (
    select * from {{ ref('income_sources') }}
),

three_public_items as (
    select * from {{ ref('three_public_items') }}
),

ledger as (
    select
        figures.figure_id,
        figures.document_id,
        figures.table_no,
        spread.row_key,
        figures.row_code,
        figures.row_name,
        places.official_line,
        places.line_kind,
        places.row_level,
        coalesce(places.parent_key, printed_items.parent_row_key) as parent_key,
        spread.measure,
        spread.measure_label,
        places.class_code,
        coalesce(places.fund_scope, table_funds.fund_scope, column_funds.fund_scope) as fund_scope,
        coalesce(places.income_source, income_sources.income_source) as income_source,
        coalesce(places.item_key, printed_items.item_key, coded_items.item_key) as item_key,
        figures.unit as measured_in,
        cast(coalesce(figures.figure_value, 0) as decimal(28, 10)) as figure_value,
        cast(coalesce(figures.half_width_wan, 0) as decimal(28, 10)) as half_width,
        cast(coalesce(2 * figures.half_width_wan, 0) as decimal(18, 6)) as rounding_step,
        figures.cell_state,
        figures.value_text,
        figures.is_corrected,
        places.is_split,
        {{ figure_reference_text('figures', 'spread') }} as term_text,
        figures.source_line,
        figures.block_no,
        figures.slot
    from figures
    inner join spread
        on figures.figure_id = spread.figure_id
    inner join places
        on figures.figure_id = places.figure_id
    left join fund_scopes as table_funds
        on figures.table_no = table_funds.table_no
    left join fund_scopes as column_funds
        on figures.table_no = '04' and spread.measure = column_funds.table_04_measure
    left join income_sources
        on figures.table_no = '02' and spread.measure = income_sources.measure
    left join three_public_items as printed_items
        on figures.table_no = '09' and spread.row_key = printed_items.row_key
    left join three_public_items as coded_items
        on figures.table_no = '06' and figures.row_code = coded_items.economic_code
)

select * from ledger
