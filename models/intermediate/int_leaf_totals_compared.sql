with

leaf_controls as (
    select * from {{ ref('int_leaf_controls_listed') }}
),

figures as (
    select * from {{ ref('int_figures_classified') }}
    where amount_wan is not null and is_subtotal
),

printed_totals as (
    select
        *,
        case when measure in ('total_income', 'total_expenditure') then 'all' else measure end
            as control_measure,
        case
            when row_code is not null then row_code
            when table_no <> '06' and row_key = '合计' then 'total'
            when row_name like '%人员经费%' then 'personnel'
            when row_name like '%公用经费%' then 'public'
        end as control_key
    from figures
    where row_code is null or (table_no = '06' and is_code_parent)
),

first_totals as (
    select
        *,
        row_number() over (
            partition by document_id, table_no, control_measure, control_key
            order by source_line, block_no
        ) as print_no
    from printed_totals
),

leaf_sums as (
    select
        document_id,
        table_no,
        control_measure,
        control_key,
        cast(count(*) as integer) as leaf_count,
        cast(sum(amount_wan) as decimal(38, 6)) as leaf_sum_wan,
        cast(sum(half_width_wan) as decimal(38, 10)) as half_width_sum_wan
    from leaf_controls
    group by document_id, table_no, control_measure, control_key
),

compared as (
    select
        leaf_sums.*,
        first_totals.figure_id as total_figure_id,
        first_totals.amount_wan as printed_total_wan,
        leaf_sums.leaf_sum_wan - first_totals.amount_wan as difference_wan,
        leaf_sums.half_width_sum_wan + first_totals.half_width_wan as tolerance_wan
    from leaf_sums
    left join first_totals
        on
            leaf_sums.document_id = first_totals.document_id
            and leaf_sums.table_no = first_totals.table_no
            and leaf_sums.control_measure = first_totals.control_measure
            and leaf_sums.control_key = first_totals.control_key
            and first_totals.print_no = 1
),

-- A blank 合计 counts as zero. Only the 合计 of the column itself must be printed; a lost 类 still
-- counts in its category.
judged as (
    select
        *,
        case
            when difference_wan = 0 then 'verified'
            when abs(difference_wan) <= tolerance_wan then 'within_rounding'
            when difference_wan is not null then 'disputed'
            when leaf_sum_wan = 0 then 'verified'
            when control_measure <> 'all' and control_key in ('total', 'personnel', 'public')
                then 'no_total'
            else 'not_needed'
        end as control_status
    from compared
)

select * from judged
