with

weights as (
    select * from {{ ref('int_project_weights_assumed') }}
),

rates as (
    select * from {{ ref('int_project_values_measured') }}
    where project_field = 'execution_rate_pct'
),

scores as (
    select * from {{ ref('int_project_values_measured') }}
    where project_field = 'execution_score'
),

fields as (
    select * from {{ ref('project_fields') }}
),

weight_rows as (
    select
        weights.document_id,
        weights.project_no,
        '' as fund_label,
        fields.project_field,
        fields.measured_in,
        fields.field_name_zh,
        case fields.project_field
            when 'full_weight' then weights.full_weight
            else weights.execution_weight
        end as figure_value,
        cast(0 as decimal(28, 10)) as half_width,
        'printed' as cell_state,
        weights.source_line
    from weights
    cross join fields
    where fields.project_field in ('execution_weight', 'full_weight')
),

-- The points that a rate earns: the weight of budget execution times the printed rate.
point_rows as (
    select
        rates.document_id,
        rates.project_no,
        rates.fund_label,
        fields.project_field,
        fields.measured_in,
        fields.field_name_zh,
        {{ share_of_weight('weights.execution_weight', 'rates.figure_value') }} as figure_value,
        -- A score printed as a whole point may be rounded to it; one with decimals has its width.
        cast(case when scores.half_width > 0 then 0 else 0.5 end as decimal(28, 10))
        + {{ share_of_weight('weights.execution_weight', 'rates.half_width') }} as half_width,
        rates.cell_state,
        rates.source_line
    from rates
    inner join weights
        on
            rates.document_id = weights.document_id
            and rates.project_no = weights.project_no
    left join scores
        on
            rates.document_id = scores.document_id
            and rates.project_no = scores.project_no
            and rates.fund_label = scores.fund_label
    cross join fields
    where fields.project_field = 'execution_points'
),

-- Where the form gives no points for the execution rate, its score is no part of the total.
score_rows as (
    select
        weights.document_id,
        weights.project_no,
        '' as fund_label,
        fields.project_field,
        fields.measured_in,
        fields.field_name_zh,
        cast(0 as decimal(28, 10)) as figure_value,
        cast(0 as decimal(28, 10)) as half_width,
        'printed' as cell_state,
        weights.source_line
    from weights
    cross join fields
    where fields.project_field = 'execution_score' and weights.execution_weight = 0
),

ruled as (
    select * from weight_rows
    union all
    select * from score_rows
    union all
    select * from point_rows
)

select * from ruled
