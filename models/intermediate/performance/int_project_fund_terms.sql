with

figures as (
    select * from {{ ref('int_project_figures_listed') }}
    where
        indicator_no is null
        and (measured_in = '万元' or project_field in ('execution_rate_pct', 'execution_score'))
),

-- 资金总额 that lost a value to its only fund would be compared with itself.
total_cells as (
    select
        document_id,
        project_no,
        project_field
    from {{ ref('int_project_money_cells') }}
    where is_total_row and row_no = 1 and value_text is not null
),

-- A blank among the printed amounts of a fund adds nothing, in a column that funds fill elsewhere.
compared as (
    select
        figures.*,
        count(case when figures.fund_label <> '' and figures.cell_state = 'printed' then 1 end)
            over (
                partition by figures.document_id, figures.project_field
            ) as field_count,
        count(case when figures.fund_label <> '' and figures.cell_state = 'printed' then 1 end)
            over (
                partition by figures.document_id, figures.project_no
            ) as fund_count,
        count(case when figures.cell_state = 'printed' then 1 end) over (
            partition by figures.document_id, figures.project_no, figures.project_field
        ) as printed_count,
        count(case when figures.fund_label <> '' then 1 end) over (
            partition by figures.document_id, figures.project_no, figures.project_field
        ) as fund_row_count
    from figures
    inner join total_cells
        on
            figures.document_id = total_cells.document_id
            and figures.project_no = total_cells.project_no
            and figures.project_field = total_cells.project_field
),

terms as (
    select
        'performance-fund-rows' as identity_id,
        document_id,
        'project ' || project_no || '·' || field_name_zh as instance_key,
        cast(row_number() over (
            partition by document_id, project_no, project_field
            order by case when fund_label = '' then 1 else 0 end, source_line
        ) as integer) as term_no,
        case when fund_label = '' then 'rhs' else 'lhs' end as side,
        1 as sign,
        figure_kind,
        figure_ref,
        measured_in,
        figure_value,
        -- The only fund of a project prints the total a second time, and a copy is not rounded.
        case
            when fund_row_count = 1 and measured_in <> '%' then cast(0 as decimal(28, 10))
            else half_width
        end as half_width,
        case
            when fund_row_count = 1 and measured_in <> '%' then cast(0 as decimal(18, 6))
            else rounding_step
        end as rounding_step,
        cell_state,
        term_text,
        source_line
    from compared
    where
        fund_count > 0
        and field_count > 0
        -- Rates and scores do not add up; the only fund repeats them.
        and (measured_in = '万元' or (fund_row_count = 1 and printed_count = 2))
)

select * from terms
