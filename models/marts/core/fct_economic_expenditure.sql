with

leaves as (
    select * from {{ ref('int_leaf_figures_named') }}
    where table_no = '06'
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
        leaves.code_name as economic_name,
        leaves.class_name,
        leaves.five_digit_name as item_name,
        leaves.category,
        leaves.quality_status,
        leaves.quality_reason,
        leaves.amount_wan,
        leaves.table_no,
        leaves.source_file,
        leaves.source_line
    from leaves
)

select * from expenditure
