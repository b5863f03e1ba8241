with

figures as (
    select * from {{ ref('fct_reported_figures') }}
    where table_no in ('01', '04')
),

lines as (
    select * from {{ ref('int_balance_lines_classified') }}
),

-- Table 01 covers all funds; in table 04 the expenditure side has a column for each fund.
balance_lines as (
    select
        figures.figure_id,
        figures.document_id,
        figures.office_code,
        figures.fiscal_year,
        lines.statement,
        lines.side,
        figures.row_key as line_key,
        figures.line_number,
        figures.row_name as line_name,
        lines.line_kind,
        lines.class_code,
        lines.income_source,
        case
            when lines.statement = 'total' then 'all_funds'
            when figures.measure like 'unplaced%' then 'unplaced'
            when figures.measure = 'amount' then coalesce(lines.fund_scope, 'total')
            else figures.measure
        end as fund_scope,
        lines.matched_by,
        figures.cell_state,
        figures.amount_wan,
        figures.is_subtotal,
        figures.is_used,
        figures.source_file,
        figures.source_line
    from figures
    inner join lines
        on figures.figure_id = lines.figure_id
)

select * from balance_lines
