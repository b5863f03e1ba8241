with

leaves as (
    select * from {{ ref('int_leaf_figures_selected') }}
    where table_no = '06'
),

quality as (
    select * from {{ ref('int_leaf_quality_judged') }}
),

codes as (
    select * from {{ ref('dim_economic_codes') }}
),

expenditure as (
    select
        leaves.figure_id,
        leaves.document_id,
        leaves.office_code,
        leaves.fiscal_year,
        leaves.row_code as economic_code,
        leaves.class_code,
        leaves.five_digit_code as item_code,
        codes.economic_name,
        classes.economic_name as class_name,
        items.economic_name as item_name,
        leaves.category,
        quality.quality_status,
        quality.quality_reason,
        leaves.amount_wan,
        leaves.table_no,
        leaves.source_file,
        leaves.source_line
    from leaves
    inner join quality
        on leaves.figure_id = quality.figure_id
    left join codes
        on leaves.row_code = codes.economic_code
    left join codes as classes
        on leaves.class_code = classes.economic_code
    left join codes as items
        on leaves.five_digit_code = items.economic_code
)

select * from expenditure
