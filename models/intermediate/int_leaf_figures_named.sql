with

leaves as (
    select
        *,
        case when table_no = '06' then 'economic' else 'functional' end as code_kind
    from {{ ref('int_leaf_figures_selected') }}
),

quality as (
    select * from {{ ref('int_figure_quality_judged') }}
),

codes as (
    select * from {{ ref('int_codes_listed') }}
),

named as (
    select
        leaves.figure_id,
        leaves.document_id,
        leaves.office_code,
        leaves.fiscal_year,
        leaves.table_no,
        leaves.measure,
        leaves.row_code,
        leaves.class_code,
        leaves.five_digit_code,
        leaves.seven_digit_code,
        own.listed_name as code_name,
        classes.listed_name as class_name,
        five_digits.listed_name as five_digit_name,
        seven_digits.listed_name as seven_digit_name,
        leaves.category,
        quality.quality_status,
        quality.quality_reason,
        leaves.amount_wan,
        leaves.source_file,
        leaves.source_line
    from leaves
    inner join quality
        on leaves.figure_id = quality.figure_id
    left join codes as own
        on leaves.code_kind = own.code_kind and leaves.row_code = own.listed_code
    left join codes as classes
        on leaves.code_kind = classes.code_kind and leaves.class_code = classes.listed_code
    left join codes as five_digits
        on
            leaves.code_kind = five_digits.code_kind
            and leaves.five_digit_code = five_digits.listed_code
    left join codes as seven_digits
        on
            leaves.code_kind = seven_digits.code_kind
            and leaves.seven_digit_code = seven_digits.listed_code
)

select * from named
