with

indicators as (
    select * from {{ ref('fct_performance_indicators') }}
),

projects as (
    select * from {{ ref('fct_performance_projects') }}
),

units as (
    select * from {{ ref('units') }}
    where unit_kind = 'money'
),

phrases as (
    select * from {{ ref('project_phrases') }}
),

excused as (
    select
        indicators.document_id,
        indicators.project_no,
        indicators.indicator_no,
        max(case when phrases.phrase_role = 'no_deviation'
                and indicators.deviation_text like phrases.phrase_pattern then 1
            else 0
        end) = 1
            as says_no_deviation,
        max(case when phrases.phrase_role = 'cost'
                and indicators.level_3 like phrases.phrase_pattern then 1
            else 0
        end) = 1 as is_cost
    from indicators
    cross join phrases
    group by indicators.document_id, indicators.project_no, indicators.indicator_no
),

judged as (
    select
        indicators.document_id,
        indicators.project_no,
        indicators.indicator_no,
        indicators.level_3,
        indicators.adjusted_target_text,
        indicators.actual_value_text,
        indicators.weight_text,
        indicators.score_text,
        indicators.deviation_text,
        indicators.weight,
        indicators.score,
        projects.budget_wan,
        projects.total_score,
        projects.execution_score,
        projects.money_source_line,
        coalesce(indicators.weight > 0 and indicators.score_text is null, false) as is_blank_score,
        coalesce(
            indicators.weight > 0
            and indicators.score = indicators.weight
            and indicators.deviation_text is null
            and indicators.target_unit = indicators.actual_unit
            and case indicators.target_operator
                when '≥' then indicators.actual_value < indicators.target_value
                when '≤' then indicators.actual_value > indicators.target_value
            end,
            false
        ) as is_missed_with_full_score,
        coalesce(indicators.score < indicators.weight and excused.says_no_deviation, false)
            as is_deducted_without_deviation,
        coalesce(
            excused.is_cost
            and indicators.target_operator = '≤'
            and cast(indicators.target_value as decimal(20, 6))
            * cast(units.factor_to_wan as decimal(9, 4)) > projects.budget_wan,
            false
        ) as is_cost_above_budget,
        row_number() over (
            partition by
                indicators.document_id, indicators.project_no, indicators.level_3,
                indicators.adjusted_target_text, indicators.actual_value_text,
                indicators.weight_text, indicators.score_text, indicators.deviation_text
            order by indicators.indicator_no
        ) > 1 and indicators.level_3 is not null as is_doubled,
        indicators.source_line
    from indicators
    inner join projects
        on
            indicators.document_id = projects.document_id
            and indicators.project_no = projects.project_no
    inner join excused
        on
            indicators.document_id = excused.document_id
            and indicators.project_no = excused.project_no
            and indicators.indicator_no = excused.indicator_no
    left join units
        on indicators.target_unit = units.unit_text
)

select * from judged
