with

judged as (
    select * from {{ ref('int_indicators_judged') }}
    where is_missed_with_full_score or is_cost_above_budget or is_doubled
),

problems as (
    select
        document_id,
        case
            when is_doubled then 'indicator_doubled'
            when is_cost_above_budget then 'cost_above_budget'
            else 'target_missed'
        end as problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        level_3 as row_key,
        case
            when is_doubled then '三级指标'
            when is_cost_above_budget then '调整后指标值'
            else '实际完成值'
        end as measure_label,
        case when is_cost_above_budget or is_doubled then adjusted_target_text
            else actual_value_text
        end as printed_value,
        cast(null as varchar) as suggested_value,
        '第' || project_no || '张项目自评表第' || source_line || '行“' || level_3 || '”'
        || case
            when is_doubled then '与上面的指标完全相同，疑重复印出，请核对。'
            when is_cost_above_budget
                then '的目标' || adjusted_target_text || '高于项目全年预算'
                    || {{ plain_number('budget_wan') }} || '万元，请核对。'
            else '目标' || adjusted_target_text || '，实际' || actual_value_text
                || '，未达目标而得满分' || score_text || '，也未说明偏差，请核对。'
        end as message_zh,
        'Project table ' || project_no || ', line ' || source_line || ', ''' || level_3 || ''': '
        || case
            when is_doubled then 'the same indicator stands above; it seems to be printed twice.'
            when is_cost_above_budget
                then 'the target ' || adjusted_target_text || ' is above the annual budget of '
                    || {{ plain_number('budget_wan') }} || ' 万元.'
            else 'target ' || adjusted_target_text || ', actual ' || actual_value_text
                || ': the target is missed, but the score is full (' || score_text
                || ') and no deviation is explained.'
        end as message_en,
        case
            when is_cost_above_budget then '第' || money_source_line || '行全年预算数'
            else '同一行的目标值、完成值与得分'
        end as evidence_zh,
        case
            when is_cost_above_budget then 'annual budget in line ' || money_source_line
            else 'target, actual value and score of the row'
        end as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        document_id || '|project ' || project_no || '|indicator ' || indicator_no || '|score'
            as figure_refs
    from judged
)

select * from problems
