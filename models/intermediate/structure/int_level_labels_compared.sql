with

issues as (
    select * from {{ ref('stg_extraction_issues') }}
    where issue_kind = 'level_conflict'
),

indicators as (
    select * from {{ ref('fct_performance_indicators') }}
),

group_labels as (
    select * from {{ ref('project_labels') }}
    where label_kind = 'level_2'
),

rules as (
    select * from {{ ref('project_rules') }}
),

conflicts as (
    select
        document_id,
        region,
        min(source_line) as source_line,
        min(printed_text) as printed_text
    from issues
    group by document_id, region
),

labelled as (
    select
        indicators.document_id,
        indicators.project_no,
        indicators.weight,
        indicators.level_1,
        coalesce(group_labels.parent_label, indicators.level_1) as meant_level_1
    from indicators
    inner join conflicts
        on
            indicators.document_id = conflicts.document_id
            and 'project ' || indicators.project_no = conflicts.region
    left join group_labels
        on indicators.level_2 = group_labels.label_text
),

weighed as (
    select
        labelled.document_id,
        labelled.project_no,
        rules.rule_key,
        cast(rules.rule_value as decimal(20, 6)) as usual_weight,
        sum(case when labelled.level_1 = rules.rule_key then labelled.weight else 0 end)
            as printed_weight,
        sum(case when labelled.meant_level_1 = rules.rule_key then labelled.weight else 0 end)
            as meant_weight
    from labelled
    inner join rules
        on rules.rule_key like '%指标'
    group by labelled.document_id, labelled.project_no, rules.rule_key, rules.rule_value
),

told as (
    select
        *,
        rule_key || {{ plain_number('printed_weight') }} as printed_said,
        rule_key || {{ plain_number('meant_weight') }} as meant_said
    from weighed
),

-- The usual weights are custom, not law; where the labels add up to them only after a second
-- level is put under the first level that it belongs to, the first level is printed a row off.
displaced as (
    select
        document_id,
        project_no,
        {{ joined_text('printed_said', '、', 'usual_weight desc') }} as printed_weights,
        {{ joined_text('meant_said', '、', 'usual_weight desc') }} as meant_weights
    from told
    group by document_id, project_no
    having
        max(abs(meant_weight - usual_weight)) = 0
        and max(abs(printed_weight - usual_weight)) > 0
),

compared as (
    select
        displaced.document_id,
        displaced.project_no,
        conflicts.source_line,
        conflicts.printed_text,
        displaced.printed_weights,
        displaced.meant_weights
    from displaced
    inner join conflicts
        on
            displaced.document_id = conflicts.document_id
            and 'project ' || displaced.project_no = conflicts.region
)

select * from compared
