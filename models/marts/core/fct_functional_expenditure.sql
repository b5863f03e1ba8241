with

leaves as (
    select * from {{ ref('int_leaf_figures_named') }}
),

fund_scopes as (
    select * from {{ ref('fund_scopes') }}
),

natures as (
    select * from {{ ref('expenditure_natures') }}
),

expenditure as (
    select
        leaves.figure_id,
        leaves.document_id,
        leaves.office_code,
        leaves.fiscal_year,
        fund_scopes.fund_scope,
        natures.expenditure_nature,
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
    inner join fund_scopes
        on leaves.table_no = fund_scopes.table_no
    inner join natures
        on leaves.measure = natures.measure
)

select * from expenditure
