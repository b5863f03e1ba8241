with

indicators as (
    select * from {{ ref('stg_project_indicators') }}
),

group_labels as (
    select * from {{ ref('project_labels') }}
    where label_kind = 'level_2'
),

-- The form knows which 一级指标 a 二级指标 belongs to: a lost first level is read off the second,
-- and a 二级指标 that is printed in the place of the name stands for both.
read_off as (
    select
        indicators.document_id,
        indicators.project_no,
        indicators.indicator_no,
        indicators.level_3,
        indicators.level_1 is null as is_class_inherited,
        indicators.level_2 is null as is_group_inherited,
        coalesce(indicators.level_1, groups.parent_label) as level_1,
        coalesce(
            indicators.level_2,
            case when names.parent_label = indicators.level_1 then indicators.level_3 end
        ) as level_2
    from indicators
    left join group_labels as groups
        on indicators.level_2 = groups.label_text
    left join group_labels as names
        on indicators.level_3 = names.label_text
),

-- A merged cell is printed once, on its first row; a new 一级指标 starts its 二级指标 anew.
first_levels as (
    select
        *,
        count(level_1) over (
            partition by document_id, project_no order by indicator_no
        ) as level_1_group
    from read_off
),

second_levels as (
    select
        *,
        count(level_2) over (
            partition by document_id, project_no, level_1_group order by indicator_no
        ) as level_2_group
    from first_levels
),

filled as (
    select
        document_id,
        project_no,
        indicator_no,
        max(level_1) over (partition by document_id, project_no, level_1_group)
            as level_1,
        max(level_2) over (partition by document_id, project_no, level_1_group, level_2_group)
            as level_2,
        level_3,
        is_class_inherited,
        is_group_inherited
    from second_levels
)

select * from filled
