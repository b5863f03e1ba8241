with

figures as (
    select * from {{ ref('int_cells_corrected') }}
),

classified as (
    select * from {{ ref('int_balance_lines_classified') }}
),

reference_lines as (
    select * from {{ ref('balance_lines') }}
),

lines as (
    select
        classified.*,
        figures.document_id,
        figures.source_line,
        {{ is_memo_line('figures.row_name') }} as is_memo,
        reference_lines.line_number as official_line,
        reference_lines.adds_to_line
    from classified
    inner join figures
        on classified.figure_id = figures.figure_id
    left join reference_lines
        on classified.balance_line_id = reference_lines.balance_line_id
),

-- 本年合计 parts each side: a line above it adds to it, a line below it to 总计.
subtotals as (
    select
        document_id,
        statement,
        side,
        min(source_line) as source_line
    from lines
    where line_kind = 'subtotal'
    group by document_id, statement, side
),

side_totals as (
    select
        statement,
        side,
        max(case when line_kind = 'subtotal' then line_number end) as subtotal_line,
        max(case when line_kind = 'total' then line_number end) as total_line
    from reference_lines
    group by statement, side
),

-- A line that no reference knows still counts, by its place on the page, unless it only repeats
-- a part of the line above (其中).
placed as (
    select
        lines.figure_id,
        lines.statement,
        lines.official_line,
        lines.line_kind,
        lines.class_code,
        lines.fund_scope,
        lines.income_source,
        case
            when lines.line_kind <> 'unknown' then lines.adds_to_line
            when lines.is_memo then null
            when lines.source_line < subtotals.source_line then side_totals.subtotal_line
            else side_totals.total_line
        end as parent_line
    from lines
    inner join side_totals
        on lines.statement = side_totals.statement and lines.side = side_totals.side
    left join subtotals
        on
            lines.document_id = subtotals.document_id
            and lines.statement = subtotals.statement
            and lines.side = subtotals.side
)

select * from placed
