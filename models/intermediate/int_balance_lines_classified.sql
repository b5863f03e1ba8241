with

cells as (
    select
        *,
        case table_no when '01' then 'total' else 'fiscal_appropriation' end as statement,
        case block_no when 1 then 'income' else 'expenditure' end as side,
        {{ name_key('row_name') }} as row_name_key,
        {{ extract_pattern(folded('row_name'), '^([一二三四五六七八九十]+)、') }} as printed_ordinal
    from {{ ref('int_cells_corrected') }}
    where table_no in ('01', '04')
),

reference_lines as (
    select
        lines.*,
        {{ name_key('lines.line_name') }} as line_name_key,
        '|' || coalesce(classes.former_names, '') || '|' as former_names
    from {{ ref('balance_lines') }} as lines
    left join {{ ref('functional_classes') }} as classes
        on lines.class_code = classes.functional_code
),

-- The name decides, for ordinals are misprinted (三十二 for 二十二). Without a known name the
-- ordinal and the line number must agree; without any name the line number is all there is.
matches as (
    select
        cells.figure_id,
        reference_lines.*,
        coalesce(cells.line_number = reference_lines.line_number, false) as is_same_line,
        case
            when cells.row_name_key = reference_lines.line_name_key then 'name'
            when reference_lines.former_names like '%|' || cells.row_name_key || '|%'
                then 'former_name'
            when
                cells.line_number = reference_lines.line_number
                and cells.printed_ordinal = reference_lines.ordinal
                then 'ordinal_and_line_number'
            when cells.row_name_key is null and cells.line_number = reference_lines.line_number
                then 'line_number'
        end as matched_by
    from cells
    inner join reference_lines
        on cells.statement = reference_lines.statement and cells.side = reference_lines.side
),

-- A name may stand twice on one side (一般公共预算财政拨款: source, and part of the carry-over).
ranked as (
    select
        *,
        row_number() over (
            partition by figure_id
            order by
                case matched_by when 'name' then 0 when 'former_name' then 1 else 2 end,
                case when is_same_line then 0 else 1 end,
                balance_line_id
        ) as preference
    from matches
    where matched_by is not null
),

classified as (
    select
        cells.figure_id,
        cells.statement,
        cells.side,
        ranked.balance_line_id,
        coalesce(ranked.line_kind, 'unknown') as line_kind,
        ranked.class_code,
        ranked.fund_scope,
        ranked.income_source,
        coalesce(ranked.is_subtotal = 'true', false) as is_subtotal,
        coalesce(ranked.matched_by, 'unmatched') as matched_by
    from cells
    left join ranked
        on cells.figure_id = ranked.figure_id and ranked.preference = 1
)

select * from classified
