with

leaves as (
    select * from {{ ref('int_leaf_figures_selected') }}
    where table_no = '02'
),

quality as (
    select * from {{ ref('int_leaf_quality_judged') }}
),

sources as (
    select * from {{ ref('income_sources') }}
),

codes as (
    select * from {{ ref('dim_functional_codes') }}
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
        codes.functional_name,
        classes.functional_name as class_name,
        groups.functional_name as group_name,
        items.functional_name as item_name,
        quality.quality_status,
        quality.quality_reason,
        leaves.amount_wan,
        leaves.table_no,
        leaves.source_file,
        leaves.source_line
    from leaves
    inner join sources
        on leaves.measure = sources.measure
    inner join quality
        on leaves.figure_id = quality.figure_id
    left join codes
        on leaves.row_code = codes.functional_code
    left join codes as classes
        on leaves.class_code = classes.functional_code
    left join codes as groups
        on leaves.five_digit_code = groups.functional_code
    left join codes as items
        on leaves.seven_digit_code = items.functional_code
)

select * from income
