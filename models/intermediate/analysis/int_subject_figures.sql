with

selected as (
    select * from {{ ref('int_subject_figures_selected') }}
),

figures as (
    select * from {{ ref('int_figures_classified') }}
),

quality as (
    select * from {{ ref('int_figure_quality_judged') }}
),

code_tables as (
    select * from {{ ref('code_tables') }}
),

codes as (
    select * from {{ ref('int_codes_listed') }}
),

category_totals as (
    select * from {{ ref('category_totals') }}
),

natures as (
    select * from {{ ref('expenditure_natures') }}
),

-- A subject printed twice counts once, with its first print, which is disputed.
numbered as (
    select
        selected.*,
        figures.document_id,
        figures.table_no,
        figures.row_code,
        figures.row_key,
        figures.cell_state,
        figures.amount_wan,
        figures.half_width_wan,
        figures.source_file,
        figures.source_line,
        row_number() over (
            partition by
                figures.document_id,
                selected.subject_kind,
                selected.fund_scope,
                selected.subject_code
            order by figures.source_line asc, figures.block_no asc, figures.slot asc
        ) as print_no
    from selected
    inner join figures
        on selected.figure_id = figures.figure_id
),

subjects as (
    select
        numbered.document_id,
        numbered.office_code,
        numbered.fiscal_year,
        numbered.subject_kind,
        numbered.fund_scope,
        numbered.subject_code,
        coalesce(natures.expenditure_nature_name, codes.listed_name, numbered.row_label)
            as subject_name,
        case
            when numbered.row_selection = 'grand_total' then 'nature'
            when numbered.row_selection = 'lines' then 'line'
            when codes.code_level is not null then codes.code_level
            when category_totals.row_key is not null then 'category'
            when numbered.is_subtotal and numbered.parent_item is null then 'total'
            else 'item'
        end as subject_level,
        numbered.parent_code,
        numbered.is_subtotal,
        numbered.figure_id as figure_ref,
        numbered.cell_state,
        numbered.amount_wan as current_wan,
        cast(numbered.half_width_wan as decimal(28, 10)) as half_width_wan,
        cast(numbered.amount_wan - numbered.half_width_wan as decimal(28, 10)) as lower_wan,
        cast(numbered.amount_wan + numbered.half_width_wan as decimal(28, 10)) as upper_wan,
        quality.quality_status,
        quality.quality_reason,
        numbered.table_no,
        numbered.source_file,
        numbered.source_line
    from numbered
    inner join quality
        on numbered.figure_id = quality.figure_id
    left join natures
        on
            numbered.row_selection = 'grand_total'
            and numbered.subject_code = natures.expenditure_nature
    left join code_tables
        on numbered.row_selection = 'codes' and numbered.table_no = code_tables.table_no
    left join codes
        on
            code_tables.code_kind = codes.code_kind
            and numbered.row_code = codes.listed_code
    left join category_totals
        on
            numbered.table_no = category_totals.table_no
            and numbered.row_key = category_totals.row_key
    where numbered.print_no = 1
)

select * from subjects
