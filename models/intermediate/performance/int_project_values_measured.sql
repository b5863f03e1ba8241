with

cells as (
    select
        *,
        {{ cell_state('value_text') }} as text_state,
        {{ printed_decimals('value_text') }} as printed_decimals,
        {{ amount_in_wan(printed_number('value_text'), 'coalesce(factor_to_wan, 1)') }}
            as amount
    from {{ ref('int_project_values_listed') }}
),

-- The form prints 29.00 as 29 and 17.50 as 17.5: where it prints hundredths anywhere, a figure
-- with fewer decimals has lost its zeros.
compared as (
    select
        *,
        greatest(
            printed_decimals,
            least(2, max(printed_decimals) over (partition by document_id, measured_in))
        ) as meant_decimals
    from cells
),

measured as (
    select
        document_id,
        project_no,
        indicator_no,
        fund_label,
        project_field,
        measured_in,
        field_name_zh,
        value_text,
        printed_text,
        case when text_state = 'printed' and amount is null then 'unread' else text_state end
            as cell_state,
        source_line,
        cast(coalesce(amount, 0) as decimal(28, 10)) as figure_value,
        -- A score without decimals is a whole number of points, and exact.
        case
            when text_state <> 'printed' or (measured_in = '分' and printed_decimals = 0)
                then cast(0 as decimal(28, 10))
            else {{ half_width_in_wan('meant_decimals', 'factor_to_wan') }}
        end as half_width
    from compared
)

select * from measured
