with

leaves as (
    select * from {{ ref('int_leaf_figures_selected') }}
),

leaf_controls as (
    select * from {{ ref('int_leaf_controls_listed') }}
),

totals as (
    select * from {{ ref('int_leaf_totals_compared') }}
),

-- A leaf is as good as the worst of the totals that it enters.
worst as (
    select
        leaf_controls.figure_id,
        max(case totals.control_status when 'no_total' then 1 else 0 end) as no_total_count,
        max(case totals.control_status when 'disputed' then 1 else 0 end) as disputed_count,
        max(case totals.control_status when 'within_rounding' then 1 else 0 end) as rounded_count
    from leaf_controls
    inner join totals
        on
            leaf_controls.document_id = totals.document_id
            and leaf_controls.table_no = totals.table_no
            and leaf_controls.control_measure = totals.control_measure
            and leaf_controls.control_key = totals.control_key
    group by leaf_controls.figure_id
),

reasoned as (
    select
        leaves.figure_id,
        case
            when leaves.is_corrected then 'corrected'
            when leaves.is_printed_twice then 'printed_twice'
            when worst.disputed_count > 0 then 'sum_differs'
            when worst.no_total_count > 0 then 'no_total_printed'
            when worst.rounded_count > 0 then 'sum_within_rounding'
            else 'sum_exact'
        end as quality_reason
    from leaves
    inner join worst
        on leaves.figure_id = worst.figure_id
),

judged as (
    select
        figure_id,
        quality_reason,
        case quality_reason
            when 'corrected' then 'corrected'
            when 'sum_exact' then 'verified'
            when 'sum_within_rounding' then 'within_rounding'
            else 'disputed'
        end as quality_status
    from reasoned
)

select * from judged
