with

figures as (
    select * from {{ ref('int_figures_classified') }}
),

code_rows as (
    select * from {{ ref('int_code_rows_nested') }}
),

balance_lines as (
    select * from {{ ref('int_balance_lines_placed') }}
),

statistics as (
    select * from {{ ref('int_statistics_lines_matched') }}
),

statistics_items as (
    select * from {{ ref('statistics_items') }}
),

category_totals as (
    select * from {{ ref('category_totals') }}
),

-- How deep the codes of a table go: 项 has seven digits, 款 of table 06 five.
depths as (
    select
        document_id,
        table_no,
        max(length(row_code)) as deepest
    from code_rows
    group by document_id, table_no
),

-- A code above the deepest level has parts, even where all of them are lost.
parents as (
    select
        document_id,
        table_no,
        parent_key
    from code_rows
    union
    select
        code_rows.document_id,
        code_rows.table_no,
        code_rows.row_code as parent_key
    from code_rows
    inner join depths
        on
            code_rows.document_id = depths.document_id
            and code_rows.table_no = depths.table_no
            and length(code_rows.row_code) < depths.deepest
),

placed as (
    select
        figures.figure_id,
        coalesce(balance_lines.official_line, statistics_items.line_number) as official_line,
        balance_lines.line_kind,
        case
            when figures.row_key = coalesce(category_totals.row_key, '合计') then 'total'
            when code_rows.is_top_level then 'top'
            when code_rows.row_code is not null then 'below'
            else 'line'
        end as row_level,
        coalesce(
            code_rows.parent_key,
            balance_lines.parent_line,
            statistics_items.parent_line_number
        ) as parent_key,
        coalesce(balance_lines.class_code, code_rows.class_code) as class_code,
        balance_lines.fund_scope,
        balance_lines.income_source,
        statistics.item_key,
        coalesce(
            parents.parent_key is not null
            or balance_lines.line_kind in ('subtotal', 'total'),
            false
        ) as is_split
    from figures
    left join code_rows
        on
            figures.document_id = code_rows.document_id
            and figures.table_no = code_rows.table_no
            and figures.row_code = code_rows.row_code
    left join parents
        on
            figures.document_id = parents.document_id
            and figures.table_no = parents.table_no
            and figures.row_key = parents.parent_key
    left join balance_lines
        on figures.figure_id = balance_lines.figure_id
    left join statistics
        on figures.figure_id = statistics.figure_id
    left join statistics_items
        on statistics.item_key = statistics_items.item_key
    left join category_totals
        on figures.table_no = category_totals.table_no and figures.row_key = category_totals.row_key
)

select * from placed
