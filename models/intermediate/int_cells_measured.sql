with

cells as (
    select * from {{ ref('int_cells_corrected') }}
),

money_units as (
    select * from {{ ref('int_money_units_resolved') }}
),

statistics as (
    select * from {{ ref('int_statistics_lines_matched') }}
),

-- Table 10 counts cars and machines beside money; every other figure is money.
read_cells as (
    select
        cells.*,
        coalesce(statistics.unit_kind, 'money') = 'money' as is_money,
        coalesce(statistics.unit, '万元') as unit,
        coalesce(money_units.printed_unit, '万元') as printed_unit,
        coalesce(money_units.unit_basis, 'assumed') as unit_basis,
        coalesce(money_units.factor_to_wan, 1) as factor_to_wan,
        {{ cell_state('cells.used_value_text') }} as text_state,
        {{ printed_number('cells.used_value_text') }} as printed_number,
        {{ printed_number('cells.value_text') }} as first_printed_number,
        {{ printed_decimals('cells.used_value_text') }} as printed_decimals
    from cells
    left join money_units
        on cells.document_id = money_units.document_id and cells.table_no = money_units.region
    left join statistics
        on cells.figure_id = statistics.figure_id
),

amounts as (
    select
        *,
        case when is_money then {{ amount_in_wan('printed_number', 'factor_to_wan') }} end
            as exact_amount_wan,
        case when is_money then {{ amount_in_wan('first_printed_number', 'factor_to_wan') }} end
            as first_printed_amount_wan,
        case when is_money then {{ half_width_in_wan('printed_decimals', 'factor_to_wan') }} end
            as half_width_wan,
        case
            when not is_money and printed_decimals <= 6
                then cast(try_cast(printed_number as decimal(16, 6)) as decimal(20, 6))
        end as counted
    from read_cells
),

-- A value without its column, or beyond the digits of the type, is unread: never rounded.
measured as (
    select
        figure_id,
        document_id,
        table_no,
        row_key,
        row_code,
        line_number,
        row_name,
        section_label,
        measure,
        measure_label,
        value_text,
        used_value_text,
        aligned_by,
        correction_id,
        printed_unit,
        unit,
        unit_basis,
        case
            when is_unplaced then 'unread'
            when text_state = 'printed' and coalesce(exact_amount_wan, counted) is null
                then 'unread'
            when text_state = 'printed' and is_added then 'added'
            else text_state
        end as cell_state,
        case when not is_unplaced then printed_decimals end as printed_decimals,
        case when not is_unplaced then coalesce(exact_amount_wan, counted) end as figure_value,
        case when not is_unplaced then exact_amount_wan end as amount_wan,
        case when not is_unplaced then first_printed_amount_wan end as printed_amount_wan,
        case when not is_unplaced and exact_amount_wan is not null then half_width_wan end
            as half_width_wan,
        is_money,
        is_corrected,
        source_file,
        source_line,
        block_no,
        slot
    from amounts
    where text_state <> 'blank'
)

select * from measured
