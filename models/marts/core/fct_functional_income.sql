with

leaves as (
    select * from {{ ref('int_leaf_figures_named') }}
    where table_no = '02'
),

sources as (
    select * from {{ ref('income_sources') }}
),

income as (
    select
        leaves.figure_id,
        leaves.document_id,
        leaves.office_code,
        leaves.fiscal_year,
        sources.income_source,
        leaves.row_code as functional_code,
        leaves.class_code,
        leaves.five_digit_code as group_code,
        leaves.seven_digit_code as item_code,
        leaves.code_name as functional_name,
        leaves.class_name,
        leaves.five_digit_name as group_name,
        leaves.seven_digit_name as item_name,
        leaves.quality_status,
        leaves.quality_reason,
        leaves.amount_wan,
        leaves.table_no,
        leaves.source_file,
        leaves.source_line
    from leaves
    inner join sources
        on leaves.measure = sources.measure
)

select * from income
