with

money_cells as (
    select
        *,
        max(case when is_total_row and row_no = 1 then value_text end) over (
            partition by document_id, project_no, project_field
        ) as total_text
    from {{ ref('int_project_money_cells') }}
),

-- 资金总额 speaks for the project; a single fund row fills what it lost, as in
-- int_project_amounts_chosen.
spoken as (
    select
        *,
        row_number() over (
            partition by document_id, project_no, project_field
            order by
                case
                    when {{ amount_in_wan(
                        printed_number('value_text'), 'coalesce(factor_to_wan, 1)'
                    ) }} is null then 1
                    else 0
                end,
                case when value_text is null then 1 else 0 end,
                is_total_row desc
        ) as preference
    from money_cells
    where (is_total_row and row_no = 1) or (not is_total_row and row_count = 1)
),

project_cells as (
    select
        document_id,
        project_no,
        cast(null as integer) as indicator_no,
        '' as fund_label,
        project_field,
        measured_in,
        field_name_zh,
        value_text,
        printed_text,
        factor_to_wan,
        source_line
    from spoken
    where preference = 1
),

fund_cells as (
    select
        document_id,
        project_no,
        cast(null as integer) as indicator_no,
        row_label as fund_label,
        project_field,
        measured_in,
        field_name_zh,
        value_text,
        printed_text,
        factor_to_wan,
        source_line
    from money_cells
    where not is_total_row and (row_count > 1 or total_text is not null)
),

score_cells as (
    select * from {{ ref('int_project_scores_listed') }}
),

listed as (
    select * from project_cells
    union all
    select * from fund_cells
    union all
    select * from score_cells
)

select * from listed
