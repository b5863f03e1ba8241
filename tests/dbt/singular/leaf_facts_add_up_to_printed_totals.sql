{#-
    For every used document and table the leaf facts add up to the printed total within rounding
    (that of each subtotal between them counts twice: once towards either), unless they are doubtful
    or a finding speaks of the table. Where totals are printed and no leaf at all stands against
    one, the test fails too: it cannot pass by finding nothing.
-#}
with

leaves as (
    select
        figure_id,
        document_id,
        table_no,
        quality_status
    from {{ ref('fct_functional_expenditure') }}
    union all
    select
        figure_id,
        document_id,
        table_no,
        quality_status
    from {{ ref('fct_functional_income') }}
    union all
    select
        figure_id,
        document_id,
        table_no,
        quality_status
    from {{ ref('fct_economic_expenditure') }}
),

figures as (
    select * from {{ ref('fct_reported_figures') }}
    where is_used
),

sums as (
    select
        leaves.document_id,
        leaves.table_no,
        sum(figures.amount_wan) as leaf_sum_wan,
        sum(figures.upper_wan - figures.amount_wan) as leaf_half_width_wan,
        max(case when leaves.quality_status in ('disputed', 'corrected') then 1 else 0 end)
            as is_doubtful
    from leaves
    inner join figures
        on leaves.figure_id = figures.figure_id
    group by leaves.document_id, leaves.table_no
),

-- 02: 本年收入合计; 03, 05, 07, 08: 本年支出合计; 06: 人员经费合计 and 公用经费合计.
-- A total that a page break repeats counts once.
total_rows as (
    select
        *,
        row_number() over (
            partition by document_id, table_no, row_key order by source_line, block_no
        ) as print_no
    from figures
    where
        row_key in ('合计', '人员经费合计', '公用经费合计')
        and (table_no = '06') = (row_key <> '合计')
        and measure in ('total_income', 'total_expenditure', 'final_amount')
        and table_no in ('02', '03', '05', '06', '07', '08')
),

printed_totals as (
    select
        document_id,
        table_no,
        sum(amount_wan) as printed_total_wan,
        sum(upper_wan - amount_wan) as half_width_wan
    from total_rows
    where print_no = 1
    group by document_id, table_no
),

steps as (
    select
        figures.document_id,
        figures.table_no,
        2 * sum(figures.upper_wan - figures.amount_wan) as step_half_width_wan
    from figures
    left join leaves
        on figures.figure_id = leaves.figure_id
    where
        leaves.figure_id is null
        and figures.row_code is not null
        and figures.measure in ('total_income', 'total_expenditure', 'final_amount')
    group by figures.document_id, figures.table_no
),

findings as (
    select
        document_id,
        table_no
    from {{ ref('fct_findings') }}
    where table_no is not null
    group by document_id, table_no
),

compared as (
    select
        printed_totals.*,
        sums.leaf_sum_wan,
        sums.leaf_half_width_wan + coalesce(steps.step_half_width_wan, 0) as sum_half_width_wan,
        case when findings.document_id is null then sums.is_doubtful else 1 end as is_doubtful
    from printed_totals
    inner join sums
        on
            printed_totals.document_id = sums.document_id
            and printed_totals.table_no = sums.table_no
    left join steps
        on
            printed_totals.document_id = steps.document_id
            and printed_totals.table_no = steps.table_no
    left join findings
        on
            printed_totals.document_id = findings.document_id
            and printed_totals.table_no = findings.table_no
)

select
    document_id,
    table_no,
    printed_total_wan,
    leaf_sum_wan
from compared
where
    is_doubtful = 0
    and abs(leaf_sum_wan - printed_total_wan) > half_width_wan + sum_half_width_wan
union all
select
    'no document' as document_id,
    table_no,
    printed_total_wan,
    null as leaf_sum_wan
from printed_totals
where printed_total_wan <> 0 and not exists (select 1 as one_row from compared)
