with

cells as (
    select * from {{ ref('int_project_values_measured') }}
),

rules as (
    select * from {{ ref('project_rules') }}
),

projects as (
    select
        document_id,
        project_no,
        sum(case when project_field = 'weight' then figure_value else 0 end) as weight_sum,
        max(
            case
                when project_field = 'total_weight' and cell_state = 'printed' then figure_value
            end
        )
            as printed_total,
        count(case when project_field = 'execution_score' and cell_state = 'printed' then 1 end)
            as execution_score_count,
        min(source_line) as source_line
    from cells
    group by document_id, project_no
),

full_weights as (
    select
        projects.*,
        coalesce(projects.printed_total, cast(rules.rule_value as decimal(28, 10))) as full_weight
    from projects
    cross join rules
    where rules.rule_key = 'full_weight'
),

-- A form whose indicators alone make up the full weight gives no points for the execution rate.
execution_weights as (
    select
        full_weights.*,
        case
            when
                full_weights.execution_score_count = 0
                and full_weights.weight_sum = full_weights.full_weight
                then cast(0 as decimal(28, 10))
            else cast(rules.rule_value as decimal(28, 10))
        end as execution_weight
    from full_weights
    cross join rules
    where rules.rule_key = 'execution_weight'
)

select * from execution_weights
