with

corrections as (
    select * from {{ ref('int_corrections_judged') }}
    where outcome = 'applied' and region like 'project %'
),

-- Several corrections of one row stand beside each other, as its columns do.
applied as (
    select
        document_id,
        cast(replace(region, 'project ', '') as integer) as project_no,
        row_key,
        source_line,
        max(case when measure = 'target_reported' then corrected_value_text end)
            as target_reported_text,
        max(case when measure = 'initial_budget' then corrected_value_text end)
            as initial_budget_text,
        max(case when measure = 'annual_budget' then corrected_value_text end)
            as annual_budget_text,
        max(case when measure = 'executed' then corrected_value_text end) as executed_text,
        max(case when measure = 'carried_over' then corrected_value_text end)
            as carried_over_text,
        max(case when measure = 'execution_rate' then corrected_value_text end)
            as execution_rate_text,
        max(case when measure = 'score' then corrected_value_text end) as score_text,
        max(case when measure = 'weight' then corrected_value_text end) as weight_text,
        max(case when measure = 'total_weight' then corrected_value_text end)
            as total_weight_text,
        max(case when measure = 'total_score' then corrected_value_text end) as total_score_text
    from corrections
    group by document_id, project_no, row_key, source_line
)

select * from applied
